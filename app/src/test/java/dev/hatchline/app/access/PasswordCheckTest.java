package dev.hatchline.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.access.PasswordCheck.Answer;
import dev.hatchline.conf.FirstUser;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Role;
import dev.hatchline.conf.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords, their hashes, and the first of them. */
class PasswordCheckTest {
  @TempDir Path folder;

  private Installation home() {
    return new Installation(folder.resolve("home"), Path.of("/opt/asterisk"), 0);
  }

  @Test
  void aHashIsOfOnePasswordAndAnotherEachTime() {
    String hash = Passwords.hash("correct horse");
    assertThat(User.isHash(hash)).as(hash).isTrue();
    assertThat(Passwords.hash("correct horse")).isNotEqualTo(hash);
    Optional<User> user = Optional.of(new User("anna", Role.OPERATOR, hash));
    try (PasswordCheck check = new PasswordCheck()) {
      assertThat(check.check(user, "correct horse")).isEqualTo(Answer.RIGHT);
      assertThat(check.check(user, "correct horsf")).isEqualTo(Answer.WRONG);
      assertThat(check.check(user, "")).isEqualTo(Answer.WRONG);
      assertThat(check.check(user, "x".repeat(Passwords.CHARS_MAX + 1))).isEqualTo(Answer.WRONG);
      assertThat(check.check(Optional.empty(), "correct horse")).isEqualTo(Answer.WRONG);
    }
  }

  /** There is a hash to be checked, and even if it were of that password, there is no user. */
  @Test
  void nobodysPasswordCostsAsMuchAndIsNeverRight() {
    List<String> hashes = new ArrayList<>();
    try (PasswordCheck check =
        new PasswordCheck((_, hash) -> {
          hashes.add(hash);
          return true;
        })) {
      assertThat(check.check(Optional.empty(), "x")).isEqualTo(Answer.WRONG);
    }
    assertThat(hashes).hasSize(1).allMatch(User::isHash);
    String own = Passwords.hash("x");
    assertThat(hashes.getFirst().split("\\$", -1)[3]).isEqualTo(own.split("\\$", -1)[3]);
    assertThat(Passwords.matches("x", hashes.getFirst())).isFalse();
  }

  @Test
  void oneIsLookedAtAtATimeAndWhoFindsTooManyWaitingIsSentAway() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Optional<User> user = Optional.of(new User("anna", Role.OPERATOR, Passwords.hash("x")));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        PasswordCheck check =
            new PasswordCheck((_, _) -> {
              begun.countDown();
              return waited(go);
            })) {
      List<Future<Answer>> answers = new ArrayList<>();
      answers.add(threads.submit(() -> check.check(user, "x")));
      begun.await();
      int asked = 3 * PasswordCheck.WAITING_MAX;
      CountDownLatch sentAway = new CountDownLatch(asked - PasswordCheck.WAITING_MAX);
      for (int i = 0; i < asked; i++) {
        answers.add(
            threads.submit(() -> {
              Answer answer = check.check(user, "x");
              sentAway.countDown();
              return answer;
            }));
      }
      sentAway.await();
      go.countDown();
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get());
      }
      assertThat(all.stream().filter(Answer.BUSY::equals))
          .hasSize(asked - PasswordCheck.WAITING_MAX);
      assertThat(all.stream().filter(Answer.RIGHT::equals)).hasSize(PasswordCheck.WAITING_MAX + 1);
    }
  }

  private static boolean waited(CountDownLatch go) {
    try {
      go.await();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void theFirstPasswordIsShownOnceAndKeptAsItsHashAlone() throws Exception {
    OperatorConfig config = OperatorConfig.defaults();
    List<String> shown = FirstPassword.make(home(), config);
    String password = shown.getFirst().replaceFirst(".* ", "");
    assertThat(password).matches("([a-z0-9]{5}-){3}[a-z0-9]{5}");
    assertThat(FirstPassword.make(home(), config)).isEmpty();
    assertThat(everything()).doesNotContain(password).contains("$argon2id$");
    Users users = new Users(config, FirstUser.read(home()));
    try (PasswordCheck check = new PasswordCheck()) {
      assertThat(check.check(users.find(FirstUser.NAME), password)).isEqualTo(Answer.RIGHT);
    }
    Files.delete(FirstUser.file(home()));
    assertThat(FirstPassword.make(home(), config).getFirst()).doesNotContain(password);
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
