package dev.hatchline.app.web;

import static dev.hatchline.conf.Role.DESIGNER;
import static dev.hatchline.conf.Role.INTEGRATION;
import static dev.hatchline.conf.Role.OPERATOR;
import static dev.hatchline.conf.Role.READ;
import static dev.hatchline.conf.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final String ONE = "/4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";

  @Test
  void supervisorsEnterAndClearOutagesAndBackOfficesDoNot() {
    for (String path : List.of("/api/outages", "/outages")) {
      assertThat(Access.roles("GET", path)).containsOnly(OPERATOR, SUPERVISOR, READ);
    }
    for (String done :
        List.of(
            "POST /api/outages",
            "PUT /api/outages" + ONE,
            "POST /api/outages" + ONE + "/clear",
            "POST /outages/enter",
            "POST /outages" + ONE + "/say",
            "POST /outages" + ONE + "/clear")) {
      String[] request = done.split(" ", 2);
      assertThat(Access.roles(request[0], request[1])).as(done).containsOnly(OPERATOR, SUPERVISOR);
    }
  }

  @Test
  void deadLettersAreSeenByWhoMayReadAndSentAgainByTheOperatorAlone() {
    for (String path : List.of("/api/webhooks/dead", "/webhooks")) {
      assertThat(Access.roles("GET", path)).containsOnly(OPERATOR, SUPERVISOR, READ);
    }
    for (String path : List.of("/api/webhooks/dead", "/webhooks/dead")) {
      assertThat(Access.roles("POST", path + ONE + "/retry")).containsOnly(OPERATOR);
    }
    assertThat(Access.roles("DELETE", "/api/webhooks/dead" + ONE)).containsOnly(OPERATOR);
    assertThat(Access.roles("POST", "/webhooks/dead" + ONE + "/delete")).containsOnly(OPERATOR);
  }

  /** What is told may be an outage's end. */
  @Test
  void backOfficesTellNewsOfCasesAndSeeWhatBecomesOfItAndWithdrawNone() {
    assertThat(Access.roles("POST", "/api/cases" + ONE + "/news"))
        .containsOnly(OPERATOR, SUPERVISOR, INTEGRATION);
    assertThat(Access.roles("GET", "/api/notices"))
        .containsOnly(OPERATOR, SUPERVISOR, INTEGRATION, READ);
    assertThat(Access.roles("DELETE", "/api/notices" + ONE)).containsOnly(OPERATOR, SUPERVISOR);
  }

  @Test
  void messagesToHearBelongToCases() {
    assertThat(Access.roles("GET", "/api/tasks"))
        .containsOnly(OPERATOR, SUPERVISOR, INTEGRATION, READ);
    assertThat(Access.roles("GET", "/message/1_1000__0-2.wav"))
        .containsOnly(OPERATOR, SUPERVISOR, INTEGRATION, READ);
    for (String act : List.of("/done", "/callback")) {
      assertThat(Access.roles("POST", "/api/tasks" + ONE + act))
          .containsOnly(OPERATOR, SUPERVISOR, INTEGRATION);
    }
  }

  @Test
  void flowsAreSeenByWhoMayReadAndTakenBackByTheirDesigners() {
    for (String path : List.of("/api/flows/line/versions/1", "/flows", "/flows/line")) {
      assertThat(Access.roles("GET", path)).containsOnly(OPERATOR, SUPERVISOR, READ, DESIGNER);
    }
    assertThat(Access.roles("POST", "/api/flows/line/rollback")).containsOnly(OPERATOR, DESIGNER);
    assertThat(Access.roles("GET", "/")).containsOnly(OPERATOR, SUPERVISOR, READ);
  }

  @Test
  void whatNoRuleKnowsIsTheOperators() {
    assertThat(Access.roles("POST", "/api/drain")).containsOnly(OPERATOR);
    assertThat(Access.roles("GET", "/api/rows")).containsOnly(OPERATOR);
    assertThat(Access.roles("POST", "/api/outagesx")).containsOnly(OPERATOR);
    assertThat(Access.roles("POST", "/outagesx/enter")).containsOnly(OPERATOR);
  }
}
