package dev.hatchline.app.it;

/**
 * Cases that leave the installation, and its agents, as they found them, so that they share one. A
 * class with an installation nests them.
 */
abstract class Cases {
  static Rig rig;
  static Scene scene;

  /** From now on all cases are of this installation. */
  static void in(Rig installation) {
    rig = installation;
    scene = new Scene(installation);
  }
}
