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
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesLimited() {
    return factory -> factory.addEngineValves(new BodiesLimited());
  }

  /**
   * Requests for callbacks, what is done with cases, of outages, and the desk's forms have a short
   * body, of a length said beforehand; no other request of ours has one. For a body that is
   * announced and never comes the server would wait, and the supervisor would find us hung.
   */
  private static final class BodiesLimited extends ValveBase {
    private static final boolean ASYNC = true;

    BodiesLimited() {
      super(ASYNC);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      long length = request.getContentLengthLong();
      boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
      boolean taken = takesBody(request);
      if (chunked || length > (taken ? Body.BYTES_MAX : 0)) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        HttpStatus why =
            taken && chunked ? HttpStatus.LENGTH_REQUIRED : HttpStatus.CONTENT_TOO_LARGE;
        response.setStatus(why.value());
        return;
      }
      getNext().invoke(request, response);
    }

    private static boolean takesBody(Request request) {
      String path = request.getRequestURI();
      return OutageApi.takes(request.getMethod(), path)
          || (request.getMethod().equals("POST")
              && (path.equals(CallbackApi.PATH)
                  || CaseApi.sends(path)
                  || CallMe.sends(path)
                  || OutagePages.sends(path)
                  || AgentDesk.sends(path)));
    }
  }
}
