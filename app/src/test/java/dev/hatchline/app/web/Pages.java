package dev.hatchline.app.web;

import java.util.Set;

/** What is for people and their browsers; none of it is for programs. */
final class Pages {
  static final Set<String> ALL =
      Set.of(
          "GET /live",
          "GET /story/{id}",
          "GET /message/{id}.wav",
          "GET /call-me",
          "POST /call-me",
          "GET /call-me/{token}",
          "GET /call-me/{token}/state",
          "POST /call-me/{token}/cancel",
          "GET /desk",
          "GET /desk/live",
          "POST /desk/sign-in",
          "POST /desk/sign-out",
          "POST /desk/{act}",
          "GET /desk/message/{id}.wav",
          "GET /outages",
          "POST /outages/enter",
          "POST /outages/{id}/{act}",
          "GET /flows",
          "GET /flows/{flow}",
          "GET /flows/{flow}/counts",
          "GET /flows.css",
          "GET /sign-in",
          "POST /sign-in",
          "GET /sign-out",
          "POST /sign-out",
          "GET /webhooks",
          "POST /webhooks/dead/{id}/retry",
          "POST /webhooks/dead/{id}/delete",
          "GET /score",
          "GET /wall",
          "GET /wall/live",
          "GET /chart.js",
          "GET /error");

  private Pages() {}
}
