package dev.hatchline.app.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What the HTTP port takes from anybody, before the key is asked for. */
@Configuration(proxyBeanMethods = false)
public class HttpLimits {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesRefused() {
    return factory -> factory.addEngineValves(new BodyRefused());
  }

  /**
   * No request of ours has a body. The server would wait, with one of its few threads, for one that
   * is announced and never comes, and the supervisor would find us hung.
   */
  private static final class BodyRefused extends ValveBase {
    private static final boolean ASYNC = true;

    BodyRefused() {
      super(ASYNC);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (request.getContentLengthLong() > 0
          || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        return;
      }
      getNext().invoke(request, response);
    }
  }
}
