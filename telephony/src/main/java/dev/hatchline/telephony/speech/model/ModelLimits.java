package dev.hatchline.telephony.speech.model;

/**
 * How large a model may be, whatever its archive says of itself.
 *
 * @param archiveBytes of an archive
 * @param bytes of all its files
 * @param files in number, folders among them
 */
public record ModelLimits(long archiveBytes, long bytes, int files) {
  /** Vendors' largest archives have 2.3 GB; those that we can use have 200 MB and 20 files. */
  public static final ModelLimits STANDARD = new ModelLimits(3_000_000_000L, 6_000_000_000L, 2_000);

  /** Counts what is written. */
  static final class Count {
    private final ModelLimits limits;
    private final String source;
    private long bytes;
    private int files;

    /** Of what comes from there, for what is wrong. */
    Count(ModelLimits limits, String source) {
      this.limits = limits;
      this.source = source;
    }

    void file() throws ModelException {
      files++;
      if (files > limits.files()) {
        throw new ModelException(
            "%s has too many files for a speech model: expected at most %,d"
                .formatted(source, limits.files()));
      }
    }

    void bytes(long more) throws ModelException {
      bytes += more;
      if (bytes > limits.bytes()) {
        throw new ModelException(
            "%s is too large for a speech model: expected at most %,d MB when it is unpacked"
                .formatted(source, limits.bytes() / 1_000_000));
      }
    }
  }
}
