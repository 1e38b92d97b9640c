package dev.hatchline.routing.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A disk of tests, which can fail and fill up. */
final class MemoryCaseJournal implements CaseJournal {
  final List<CaseChange> lines = new ArrayList<>();
  boolean away;
  int max = Integer.MAX_VALUE;

  private void check() throws IOException {
    if (away) {
      throw new IOException("the disk of the test is away");
    }
  }

  @Override
  public List<CaseChange> read() throws IOException {
    check();
    return List.copyOf(lines);
  }

  @Override
  public boolean append(List<CaseChange> changes) throws IOException {
    check();
    if (lines.size() + changes.size() > max) {
      return false;
    }
    lines.addAll(changes);
    return true;
  }

  @Override
  public void clear() throws IOException {
    check();
    lines.clear();
  }
}
