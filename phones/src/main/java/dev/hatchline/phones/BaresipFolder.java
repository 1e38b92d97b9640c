package dev.hatchline.phones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One phone's own folder: its configuration, what it says, and what it recorded. */
record BaresipFolder(Path path) {

  static BaresipFolder create() throws IOException {
    BaresipFolder folder = new BaresipFolder(Files.createTempDirectory("hatchline-phone-"));
    Files.createDirectory(folder.heard());
    Files.createFile(folder.path.resolve("accounts"));
    Files.createFile(folder.path.resolve("contacts"));
    return folder;
  }

  Path voice() {
    return path.resolve("voice.wav");
  }

  private Path heard() {
    return path.resolve("heard");
  }

  /** Writes the configuration: as few modules as a call needs, no sound card, loopback only. */
  void configure(String ip, Ports ports, Path modules) throws IOException {
    Files.writeString(
        path.resolve("config"),
        """
        poll_method epoll
        sip_listen %1$s:%2$d
        net_interface %1$s
        rtp_ports 30000-32767
        call_local_timeout 3600
        call_max_calls 4
        audio_path %5$s/none
        audio_source aufile,%5$s/voice.wav
        audio_player aubridge,none
        audio_alert aubridge,none
        audio_level no
        jitter_buffer_delay 0-0
        ringback_disabled yes
        menu_bell no
        module_path %4$s
        module g711.so
        module aufile.so
        module aubridge.so
        module sndfile.so
        module_tmp account.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%3$d
        snd_path %5$s/heard
        """
            .formatted(ip, ports.sip(), ports.control(), modules, path));
  }

  /** What was heard, a file for each call in the order of their beginnings; the last may grow. */
  List<Path> recordings() {
    try (Stream<Path> files = Files.list(heard())) {
      return files.filter(f -> f.toString().endsWith("-dec.wav")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // A temporary folder that stays is no reason to fail a call.
    }
  }
}
