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
import org.springframework.web.ErrorResponseException;

/** What the HTTP port takes from anybody, before it is asked who they are. */
@Configuration(proxyBeanMethods = false)
public class HttpLimits {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesLimited() {
    return factory -> factory.addEngineValves(new BodiesLimited());
  }

  /**
   * Requests for callbacks, what is done with cases, of outages, and the forms of pages have a
   * short body, of a length said beforehand; no other request of ours has one. For a body that is
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
        Refusal.write(response, taken && chunked ? unsaid() : tooLong(taken));
        return;
      }
      getNext().invoke(request, response);
    }

    private static ErrorResponseException unsaid() {
      return Problem.of(
          HttpStatus.LENGTH_REQUIRED,
          "The body has no length",
          "Expected its length as Content-Length.");
    }

    private static ErrorResponseException tooLong(boolean taken) {
      return Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "The body is too long",
          taken
              ? "Expected at most %d bytes.".formatted(Body.BYTES_MAX)
              : "Expected no body with this request.");
    }

    private static boolean takesBody(Request request) {
      String path = request.getRequestURI();
      return OutageApi.takes(request.getMethod(), path)
          || (request.getMethod().equals("POST")
              && (path.equals(CallbackApi.PATH)
                  || CaseApi.sends(path)
                  || TaskApi.sends(path)
                  || CallMe.sends(path)
                  || SignInPages.sends(path)
                  || OutagePages.AT.sends(path)
                  || WebhookPages.AT.sends(path)
                  || AgentDesk.sends(path)));
    }
  }
}
