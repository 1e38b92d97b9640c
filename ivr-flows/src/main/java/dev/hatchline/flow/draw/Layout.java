package dev.hatchline.flow.draw;

/** Finds the places of a picture: the same ones for the same picture. */
@FunctionalInterface
public interface Layout {
  Placed place(Picture picture);
}
