package dev.hatchline.app.model;

import dev.hatchline.telephony.speech.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Loads by HTTP. A redirect is followed to https only, or to the same host.
 *
 * @param connect a connection comes about within
 * @param silence the longest that a server sends nothing
 */
record Web(Duration connect, Duration silence) {
  static final int OK = 200;
  static final int PARTIAL = 206;
  static final int BEYOND = 416;

  static final Web STANDARD = new Web(Duration.ofSeconds(20), Duration.ofSeconds(60));

  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
  private static final int REDIRECTS_MAX = 5;

  /** What a server answered. */
  record Answer(HttpURLConnection connection, int status) implements AutoCloseable {
    InputStream body() throws IOException {
      return connection.getInputStream();
    }

    /** A header, or nothing. */
    String header(String name) {
      String value = connection.getHeaderField(name);
      return value == null ? "" : value;
    }

    /** Bytes that follow; below 0 where the server does not say. */
    long length() {
      return connection.getContentLengthLong();
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }

  /**
   * An address.
   *
   * @param from what a relative one is relative to
   * @throws ModelException if it is none of http or https
   */
  static URI address(String text, URI from) throws ModelException {
    try {
      URI found = from.resolve(text);
      String scheme = String.valueOf(found.getScheme()).toLowerCase(Locale.ROOT);
      if (Set.of("http", "https").contains(scheme) && found.getHost() != null) {
        return found;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new ModelException("'%s' is no address of http or https".formatted(text));
  }

  static boolean sameHost(URI one, URI other) {
    return String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost());
  }

  /**
   * Asks for a file.
   *
   * @throws ModelException if it is not answered, or leads to where we do not follow
   */
  Answer get(URI from, Map<String, String> headers) throws ModelException {
    URI at = from;
    for (int hops = 0; hops <= REDIRECTS_MAX; hops++) {
      Answer answer = ask(at, headers);
      if (!ELSEWHERE.contains(answer.status())) {
        return answer;
      }
      URI to = address(answer.header("Location"), at);
      answer.close();
      if (!to.getScheme().equals("https")
          && (at.getScheme().equals("https") || !sameHost(to, at))) {
        throw new ModelException(
            "%s leads to %s, which is neither https nor the same host; nothing was loaded"
                .formatted(at, to));
      }
      at = to;
    }
    throw new ModelException(
        "%s leads from one address to the next more than %d times".formatted(from, REDIRECTS_MAX));
  }

  private Answer ask(URI at, Map<String, String> headers) throws ModelException {
    try {
      if (!(at.toURL().openConnection() instanceof HttpURLConnection connection)) {
        throw new ProtocolException("no HTTP");
      }
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setConnectTimeout((int) connect.toMillis());
      connection.setReadTimeout((int) silence.toMillis());
      connection.setRequestProperty("User-Agent", "Hatchline");
      connection.setRequestProperty("Accept-Encoding", "identity");
      headers.forEach(connection::setRequestProperty);
      return new Answer(connection, connection.getResponseCode());
    } catch (IOException e) {
      throw new ModelException(sentence(at, e), e);
    }
  }

  /** Why nothing comes from there, for people. */
  static String sentence(URI at, IOException why) {
    String host = String.valueOf(at.getHost());
    String what =
        switch (why) {
          case UnknownHostException _ -> "no network: the name " + host + " is not known here";
          case ConnectException _, NoRouteToHostException _ ->
              "no network: %s cannot be reached (%s)".formatted(host, why.getMessage());
          case SocketTimeoutException _ -> host + " does not answer in time";
          case SSLException _ -> "%s is not trusted (%s)".formatted(host, why.getMessage());
          default -> "the connection to %s broke (%s)".formatted(host, why.getMessage());
        };
    return what
        + "; see to the connection or the proxy, or load the model's .zip elsewhere, bring it here"
        + " and say './hatchline model add FILE.zip'";
  }
}
