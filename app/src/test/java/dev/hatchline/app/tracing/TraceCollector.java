package dev.hatchline.app.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** Takes traces by OTLP over HTTP, on loopback, as a collector does. */
public final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> resources = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private volatile CountDownLatch held = new CountDownLatch(0);

  public TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      ExportTraceServiceRequest told =
          ExportTraceServiceRequest.parseFrom(new GZIPInputStream(exchange.getRequestBody()));
      held.await();
      int answer = status.get();
      if (answer == 200) {
        for (ResourceSpans each : told.getResourceSpansList()) {
          resources.add(attributes(each.getResource().getAttributesList()).toString());
          each.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
        }
      }
      exchange.sendResponseHeaders(answer, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** From now on this is the answer. */
  public void answers(int answer) {
    status.set(answer);
  }

  /** From now on nothing is answered, until somebody counts down. */
  public CountDownLatch hold() {
    held = new CountDownLatch(1);
    return held;
  }

  /** All that were taken. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Who told them. */
  public List<String> resources() {
    return List.copyOf(resources);
  }

  /** The header of each telling. */
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** Of this trace, by its name in hexadecimal digits. */
  public List<Span> spans(String trace) {
    return spans.stream().filter(span -> trace(span).equals(trace)).toList();
  }

  /** Of this name in this trace, the first. */
  public Optional<Span> span(String trace, String name) {
    return spans(trace).stream().filter(span -> span.getName().equals(name)).findFirst();
  }

  public static String trace(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  public static String id(Span span) {
    return HexFormat.of().formatHex(span.getSpanId().toByteArray());
  }

  public static String parent(Span span) {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  public static Map<String, String> attributes(Span span) {
    return attributes(span.getAttributesList());
  }

  private static Map<String, String> attributes(List<KeyValue> all) {
    Map<String, String> attributes = new TreeMap<>();
    all.forEach(each -> attributes.put(each.getKey(), each.getValue().getStringValue()));
    return attributes;
  }

  @Override
  public void close() {
    held.countDown();
    server.stop(0);
  }
}
