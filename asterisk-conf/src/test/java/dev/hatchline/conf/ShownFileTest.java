package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownFileTest {
  @TempDir Path folder;

  private List<String> lines(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), yaml);
    return ShownFile.lines(file);
  }

  @Test
  void whatIsHarmlessIsShownAndOfAllElseOnlyThatItIsThere() throws IOException {
    assertThat(
            lines(
                """
                # the password of Ada Brook is hunter2
                company: Brook and Sons
                lines: [{number: "1000", flow: bank}]
                agents: [{extension: "101", name: Ada Brook, skills: {billing: 3}}]
                priority: {callers: [{number: "+12025550123", credit: 5 min}]}
                hours: {zone: Europe/Berlin, mon: ["08:00-18:00"]}
                trunk: {register: {host: sip.example.com, user: "2025550123"}}
                systems: [{name: orders, address: "https://x.example/tok3n", timeout: 3 s}]
                webhooks: [{name: crm, url: "https://hooks.example/T0/B0/s3cret", secret: crm}]
                database: {mysql: {host: db.example, user: root, port: 3307}}
                """))
        .containsExactly(
            "company: (not shown)",
            "lines[].number: 1000",
            "lines[].flow: bank",
            "agents[].extension: 101",
            "agents[].name: (not shown)",
            "agents[].skills.billing: 3",
            "priority.callers[].number: (not shown)",
            "priority.callers[].credit: (not shown)",
            "hours.zone: Europe/Berlin",
            "hours.mon[]: 08:00-18:00",
            "trunk.register.host: (not shown)",
            "trunk.register.user: (not shown)",
            "systems[].name: orders",
            "systems[].address: (not shown)",
            "systems[].timeout: 3 s",
            "webhooks[].name: crm",
            "webhooks[].url: (not shown)",
            "webhooks[].secret: (not shown)",
            "database.mysql.host: (not shown)",
            "database.mysql.user: (not shown)",
            "database.mysql.port: 3307");
  }

  @Test
  void whatIsNotKnownOrInTheWrongPlaceIsNotShown() throws IOException {
    assertThat(
            lines(
                """
                "sesame, open": 1
                passwort: hunter2
                region: "https://user:hunter2@x.example"
                lines: [{number: {deep: hunter2}}]
                """))
        .containsExactly(
            ": a key that is (not shown)",
            "passwort: (not shown)",
            "region: (not shown)",
            "lines[].number.deep: (not shown)");
    assertThat(lines("company: [hunter2\n"))
        .containsExactly("(the file is empty, missing, or not YAML)");
  }
}
