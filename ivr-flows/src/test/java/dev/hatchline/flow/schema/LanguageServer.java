package dev.hatchline.flow.schema;

import static org.assertj.core.api.Assertions.fail;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The YAML language server that editors start (yaml-language-server, npm), spoken to as they do:
 * frames of JSON on its input and output (Language Server Protocol 3.17, "Base Protocol").
 */
final class LanguageServer implements AutoCloseable {
  private static final String PROGRAM =
      "lsp/node_modules/yaml-language-server/bin/yaml-language-server";
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final OutputStream out;
  private final DataInputStream in;
  private int asked;

  private LanguageServer(Process process) {
    this.process = process;
    this.out = process.getOutputStream();
    this.in = new DataInputStream(process.getInputStream());
  }

  /** Started, and told of a folder. */
  static LanguageServer in(Path folder) throws IOException {
    Process process =
        new ProcessBuilder("node", tools().resolve(PROGRAM).toString(), "--stdio")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Who reads from a server that never answers reads until it ends.
    process
        .onExit()
        .orTimeout(ANSWER_MAX.multipliedBy(2).toSeconds(), TimeUnit.SECONDS)
        .exceptionally(_ -> process.destroyForcibly());
    LanguageServer server = new LanguageServer(process);
    Map<String, Object> can = Map.of("workspace", Map.of("configuration", true));
    var _ =
        server.ask(
            "initialize",
            Map.of("processId", process.pid(), "rootUri", uri(folder), "capabilities", can));
    server.send(Map.of("method", "initialized", "params", Map.of()));
    return server;
  }

  static String uri(Path file) {
    return file.toUri().toString();
  }

  /** What it finds in a file that is opened. */
  JsonNode open(Path file) throws IOException {
    Map<String, Object> document =
        Map.of(
            "uri", uri(file), "languageId", "yaml", "version", 1, "text", Files.readString(file));
    send(Map.of("method", "textDocument/didOpen", "params", Map.of("textDocument", document)));
    return until(told -> told.path("method").asString("").endsWith("publishDiagnostics"))
        .path("params")
        .path("diagnostics");
  }

  /** What it answers to a question about a place, which counts from 0. */
  JsonNode at(String method, Path file, int line, int column) throws IOException {
    return ask(
        method,
        Map.of(
            "textDocument",
            Map.of("uri", uri(file)),
            "position",
            Map.of("line", line, "character", column)));
  }

  private JsonNode ask(String method, Map<String, Object> params) throws IOException {
    int id = ++asked;
    send(Map.of("id", id, "method", method, "params", params));
    return until(told -> told.path("id").asInt(0) == id && !told.has("method")).path("result");
  }

  private void send(Map<String, Object> message) throws IOException {
    Map<String, Object> whole = new LinkedHashMap<>(message);
    whole.put("jsonrpc", "2.0");
    byte[] body = JSON.writeValueAsBytes(whole);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  /** Reads until the message that is waited for; the server's own questions are answered. */
  private JsonNode until(Predicate<JsonNode> wanted) throws IOException {
    while (true) {
      JsonNode message = read();
      if (message.has("method") && message.has("id")) {
        send(Map.of("id", message.path("id"), "result", settings(message)));
      } else if (wanted.test(message)) {
        return message;
      }
    }
  }

  /** Schemas come from beside the file alone, and none from the network. */
  private static List<Map<String, Object>> settings(JsonNode asked) {
    Map<String, Object> yaml =
        Map.of(
            "validate",
            true,
            "hover",
            true,
            "completion",
            true,
            "schemaStore",
            Map.of("enable", false));
    return asked
        .path("params")
        .path("items")
        .valueStream()
        .map(item ->
            item.path("section").asString("").equals("yaml") ? yaml : Map.<String, Object>of())
        .toList();
  }

  private JsonNode read() throws IOException {
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return JSON.readTree(in.readNBytes(length));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Path tools() {
    String named = System.getenv("HATCHLINE_TOOLS");
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".hatchline/tools").resolve(PROGRAM))) {
        return at.resolve(".hatchline/tools");
      }
    }
    return fail(
        "no language server under .hatchline/tools; 'scripts/fetch-tools.sh lsp' fetches it");
  }
}
