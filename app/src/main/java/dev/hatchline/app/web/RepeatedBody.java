package dev.hatchline.app.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A request whose body was read already, and can be read again. */
class RepeatedBody extends HttpServletRequestWrapper {
  private final byte[] body;

  RepeatedBody(HttpServletRequest request, String body) {
    super(request);
    this.body = body.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public ServletInputStream getInputStream() {
    return new InMemory(new ByteArrayInputStream(body));
  }

  private static final class InMemory extends ServletInputStream {
    private final ByteArrayInputStream in;

    InMemory(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) {
      return in.read(to, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("nobody reads a body of ours bit by bit");
    }
  }
}
