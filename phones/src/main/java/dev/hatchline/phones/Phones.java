package dev.hatchline.phones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** Where phones are had; closing it closes all of them. */
public final class Phones implements AutoCloseable {
  private static final int STARTS_MAX = 5;
  private static final Duration SPARE = Duration.ofMinutes(2);

  private final Path tool;
  private final InstantSource clock;
  private final Duration spare;
  private final List<Phone> phones = new CopyOnWriteArrayList<>();

  /**
   * Phones from an unpacked baresip 1.0.0.
   *
   * @param tool the folder with {@code bin/baresip} and {@code usr/lib/baresip/modules}
   * @throws PhoneException if there is none
   */
  public Phones(Path tool, InstantSource clock) {
    this(tool, clock, SPARE);
  }

  /** With sound files that have so much to spare at their end; see {@link Speaker}. */
  Phones(Path tool, InstantSource clock, Duration spare) {
    this.tool = tool.toAbsolutePath();
    this.clock = clock;
    this.spare = spare;
    if (!Files.isExecutable(program())) {
      throw new PhoneException("expected the phone program at " + program() + ", found none");
    }
  }

  /**
   * Starts a phone. It can take and make calls when this returns, except that an agent's phone must
   * {@link Phone#register()} first to be rung.
   *
   * @throws PhoneException if it does not start, with what it said
   */
  public Phone open(PhoneSpec spec) {
    for (int tries = 1; ; tries++) {
      BaresipFolder folder = folder();
      try {
        Phone phone = start(spec, folder);
        phones.add(phone);
        return phone;
      } catch (Baresip.PortTaken e) {
        folder.delete();
        if (tries == STARTS_MAX || spec.identity() instanceof Identity.Carrier) {
          throw new PhoneException("a port of the phone is taken by another program", e);
        }
      } catch (IOException e) {
        folder.delete();
        throw new PhoneException("the phone cannot be started: " + e.getMessage(), e);
      } catch (PhoneException e) {
        folder.delete();
        throw e;
      }
    }
  }

  private static BaresipFolder folder() {
    try {
      return BaresipFolder.create();
    } catch (IOException e) {
      throw new PhoneException("no folder for the phone: " + e.getMessage(), e);
    }
  }

  private Phone start(PhoneSpec spec, BaresipFolder folder) throws IOException {
    Ports ports = Ports.choose(spec.identity(), RandomGenerator.getDefault());
    String ip = spec.identity() instanceof Identity.Carrier c ? c.own().host() : "127.0.0.1";
    folder.configure(ip, ports, tool.resolve("usr/lib/baresip/modules"));
    VoiceFile.write(spec.voice(), folder.voice(), spare);
    Baresip baresip = Baresip.start(program(), folder, ports.control());
    try {
      return new Phone(spec, baresip, spare, clock).begin();
    } catch (PhoneException e) {
      baresip.kill();
      throw e;
    }
  }

  private Path program() {
    return tool.resolve("bin/baresip");
  }

  /** Hangs up and ends all phones. */
  @Override
  public void close() {
    phones.parallelStream().forEach(Phone::close);
    phones.clear();
  }
}
