package dev.hatchline.app.web;

import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Has every refusal of the APIs for programs told as RFC 9457 says, the server's own among them.
 */
@RestControllerAdvice(
    assignableTypes = {
      CallbackApi.class,
      CaseApi.class,
      DataApi.class,
      NoticeApi.class,
      OutageApi.class,
      OutagePages.class,
      WebhookApi.class
    })
public class Problems extends ResponseEntityExceptionHandler {}
