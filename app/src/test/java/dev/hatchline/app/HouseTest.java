package dev.hatchline.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls of the house: who may know whom. All faults are told at once. */
class HouseTest {
  private static final String ROOT = "dev.hatchline.";
  private static final String APP = ROOT + "app..";
  private static final String STORE = ROOT + "routing.store..";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages("dev.hatchline");

  private static final List<ArchRule> RULES =
      List.of(
          apart("flow..", "telephony..", "routing..", "metrics..", "conf..", "phones.."),
          apart("telephony..", "flow..", "routing..", "metrics..", "conf..", "phones.."),
          apart("routing..", "flow..", "telephony..", "metrics..", "conf..", "phones.."),
          apart("metrics..", "flow..", "telephony..", "routing..", "conf..", "phones.."),
          apart("conf..", "call..", "flow..", "telephony..", "routing..", "metrics..", "phones.."),
          apart("phones..", "call..", "flow..", "telephony..", "routing..", "metrics..", "conf.."),
          apart("call..", "flow..", "telephony..", "routing..", "metrics..", "conf..", "phones.."),
          apart("bench..", "call.control..", "conf.."),
          noClasses()
              .that()
              .resideInAPackage(ROOT + "bench..")
              .and()
              .resideOutsideOfPackage(ROOT + "bench.meters..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ROOT + "metrics..")
              .as("of the bench meters alone knows metrics"),
          noClasses()
              .that()
              .resideInAPackage(ROOT + "bench..")
              .and()
              .resideOutsideOfPackage(ROOT + "bench.speech..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ROOT + "telephony..")
              .as("of the bench speech alone knows telephony"),
          noClasses()
              .that()
              .resideOutsideOfPackage(ROOT + "bench..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ROOT + "bench..")
              .as("nobody knows the bench"),
          noClasses()
              .that()
              .resideOutsideOfPackages(APP, ROOT + "call..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ROOT + "call.control..")
              .as("rooms know the words of a call, not its control"),
          noClasses()
              .that()
              .resideOutsideOfPackage(APP)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(APP)
              .as("nobody knows the assembly"),
          only("org.asteriskjava..", ROOT + "telephony.agi..", ROOT + "telephony.ami.."),
          only("com.sun.speech..", ROOT + "telephony.prompt.."),
          only("org.vosk..", ROOT + "telephony.speech.worker..", ROOT + "bench.speech.."),
          only("com.sun.jna..", ROOT + "telephony.speech.worker.."),
          only("io.github.resilience4j..", ROOT + "app.business.."),
          only("com.google.i18n..", ROOT + "app.numbers.."),
          only("io.opentelemetry..", ROOT + "app.tracing.."),
          only("com.google.protobuf..", ROOT + "app.tracing..", ROOT + "flow.expr.."),
          only("dev.cel..", ROOT + "flow.expr.."),
          only("com.ibm.icu..", ROOT + "flow.spoken.."),
          only("org.eclipse.elk..", ROOT + "flow.draw.elk.."),
          only("org.eclipse.emf..", ROOT + "flow.draw.elk.."),
          only("java.sql..", STORE),
          only("javax.sql..", STORE),
          only("com.zaxxer..", STORE),
          only("org.flywaydb..", STORE),
          only("org.h2..", STORE),
          only("com.mysql..", STORE),
          only("org.springframework.jdbc..", STORE),
          only("org.snakeyaml..", ROOT + "flow.yaml..", ROOT + "conf..", ROOT + "bench.flows.."),
          only("org.springframework..", APP, STORE),
          only("io.micrometer..", APP, ROOT + "metrics..", ROOT + "bench.meters.."),
          slices().matching(ROOT + "(**)").should().beFreeOfCycles().as("no cycles of packages"),
          noClasses()
              .that()
              .resideOutsideOfPackages(APP, ROOT + "phones..", ROOT + "bench..")
              .should()
              .callMethod(Instant.class, "now")
              .orShould()
              .callMethod(LocalDate.class, "now")
              .orShould()
              .callMethod(LocalDateTime.class, "now")
              .orShould()
              .callMethod(Clock.class, "systemUTC")
              .orShould()
              .callMethod(System.class, "currentTimeMillis")
              .as("time comes in by the door"),
          noClasses()
              .should()
              .callMethod(Thread.class, "sleep", long.class)
              .orShould()
              .callMethod(Thread.class, "sleep", java.time.Duration.class)
              .as("nothing waits by sleeping"),
          noFields()
              .should()
              .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
              .as("no field injection"),
          fields()
              .that()
              .areStatic()
              .and()
              .doNotHaveModifier(JavaModifier.SYNTHETIC)
              .should()
              .beFinal()
              .as("no static mutable field"),
          classes()
              .that()
              .resideInAnyPackage(ROOT + "routing..", ROOT + "call..")
              .and()
              .resideOutsideOfPackage(STORE)
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(ROOT + "routing..", ROOT + "call..", "java..", "org.jspecify..")
              .as("routing and the calls' control are pure"),
          noClasses()
              .that()
              .resideInAPackage(ROOT + "routing..")
              .and()
              .resideOutsideOfPackage(STORE)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(STORE)
              .as("routing decides in memory and knows no store"));

  @Test
  void wallsStand() {
    List<String> faults = new ArrayList<>();
    for (ArchRule rule : RULES) {
      EvaluationResult result = rule.allowEmptyShould(true).evaluate(HOUSE);
      result
          .getFailureReport()
          .getDetails()
          .forEach(fault -> faults.add(rule.getDescription() + ": " + fault));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void allRoomsAreLookedAt() {
    for (String room :
        List.of(
            "call", "flow", "telephony", "routing", "metrics", "conf", "phones", "bench", "app")) {
      assertThat(HOUSE)
          .as("classes of room %s", room)
          .anyMatch(type -> type.getPackageName().startsWith(ROOT + room));
    }
  }

  private static ArchRule apart(String room, String... others) {
    String[] names = List.of(others).stream().map(ROOT::concat).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(names)
        .as(room + " knows none of " + String.join(", ", others));
  }

  private static ArchRule only(String vendor, String... adapters) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(adapters)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .as(vendor + " only in " + String.join(", ", adapters));
  }
}
