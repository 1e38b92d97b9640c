package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * What stands before every request, in this order:
 *
 * <pre>
 *   the path and headers     refused if disguised: 400
 *   Knowing                  whose key, or whose session
 *   SessionForms             the session's key in what it changes: else 403
 *   KeyGuard, Access         whether they may: else 401 or 403
 * </pre>
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class HttpGuard {
  /** Pages show, run and send to nothing but their own; nobody frames them. */
  static final String CONTENT =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final Pattern DISGUISED = Pattern.compile("[%;]");

  @Bean
  SecurityFilterChain guarded(
      HttpSecurity http,
      Setting setting,
      UserSessions sessions,
      RefusedPages refused,
      InstantSource clock)
      throws Exception {
    SessionForms forms = new SessionForms(sessions, clock);
    return http.sessionManagement(
            tomcats -> tomcats.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(HttpGuard::headers)
        .csrf(csrf ->
            csrf.csrfTokenRepository(forms).requireCsrfProtectionMatcher(SessionForms::needsKey))
        .exceptionHandling(faults ->
            faults
                .authenticationEntryPoint(
                    (request, response, _) -> refused.unknown(request, response))
                .accessDeniedHandler(refused::denied))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(new KeyGuard()))
        .addFilterBefore(new Knowing(new KeyRing(setting), sessions), CsrfFilter.class)
        .addFilterBefore(forms, CsrfFilter.class)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .defaultsDisabled()
        .contentTypeOptions(Customizer.withDefaults())
        .frameOptions(frames -> frames.deny())
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"));
  }

  @Bean
  HttpFirewall firewall() {
    return new Plain();
  }

  @Bean
  RequestRejectedHandler rejected() {
    return (_, response, _) ->
        Refusal.write(
            response,
            Problem.of(
                HttpStatus.BAD_REQUEST,
                "The path cannot be used",
                "Expected no '%' and no ';' before the '?'."));
  }

  private static final class Plain extends StrictHttpFirewall {
    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
      if (DISGUISED.matcher(request.getRequestURI()).find()) {
        throw new RequestRejectedException("the path is disguised");
      }
      return super.getFirewalledRequest(request);
    }
  }
}
