package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.app.access.LockOut;
import dev.hatchline.app.access.PasswordCheck;
import dev.hatchline.app.access.Users;
import dev.hatchline.call.AgentId;
import dev.hatchline.conf.FirstUser;
import dev.hatchline.conf.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Who signs in, at the pages and at the desk; throws why not, in words that do not tell whether
 * there is such a user, with when to try again where that was done too often.
 */
@Component
class SignIns implements DisposableBean {
  private static final Duration BUSY_AGAIN = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(SignIns.class);

  private final PasswordCheck passwords = new PasswordCheck();
  private final Users users;
  private final Map<String, String> phones;
  private final LockOut people;
  private final LockOut agents;

  SignIns(Setting setting, InstantSource clock) {
    this.users = new Users(setting.config(), first(setting));
    this.phones = setting.secrets().phones();
    this.people = new LockOut(clock);
    this.agents = new LockOut(clock);
  }

  /** Calls are taken without it. */
  private static Optional<User> first(Setting setting) {
    try {
      return FirstUser.read(setting.installation());
    } catch (IOException fault) {
      log.error("nobody signs in as the first user: {}", fault.getMessage());
      return Optional.empty();
    }
  }

  /** At the pages. */
  User person(String address, String name, String password) {
    Optional<User> user = users.find(name);
    LockOut.Try tried = new LockOut.Try(address, name, user.isPresent());
    checked(
        people, tried, "The name or the password is wrong.", () -> passwords.check(user, password));
    return user.orElseThrow();
  }

  /** At the desk: by the password that the operator's file has for it, or else by the phone's. */
  AgentId agent(String address, String extension, String password) {
    Optional<User> user = users.agent(extension);
    String phone = phones.get(extension);
    LockOut.Try tried = new LockOut.Try(address, extension, phone != null);
    checked(
        agents,
        tried,
        "The extension or the password is wrong. Unless you were given another one, it is the"
            + " password of your phone.",
        () -> user.isPresent() ? passwords.check(user, password) : compared(phone, password));
    return new AgentId(extension);
  }

  /** A long random one, which needs no hash; the same work where there is no such phone. */
  private static PasswordCheck.Answer compared(@Nullable String phone, String given) {
    byte[] right = String.valueOf(phone).getBytes(StandardCharsets.UTF_8);
    boolean same = MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8));
    return same && phone != null ? PasswordCheck.Answer.RIGHT : PasswordCheck.Answer.WRONG;
  }

  private static void checked(
      LockOut lockOut, LockOut.Try tried, String wrong, Supplier<PasswordCheck.Answer> check) {
    Optional<Duration> wait = lockOut.take(tried);
    if (wait.isPresent()) {
      log.warn("{} is not let in for {} s more", shown(tried), wait.get().toSeconds());
      throw tooOften(wait.get());
    }
    switch (check.get()) {
      case RIGHT -> {
        lockOut.right(tried);
        log.info("{} has signed in", shown(tried));
      }
      case WRONG -> {
        log.warn("{} gave a wrong password, the {}. in a row", shown(tried), lockOut.count(tried));
        throw Problem.of(HttpStatus.FORBIDDEN, AgentDesk.NOT_IN, wrong);
      }
      case BUSY -> {
        lockOut.giveBack(tried);
        throw Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            AgentDesk.NOT_IN,
            "Too many people sign in at this moment; please try again in a few seconds.",
            BUSY_AGAIN);
      }
    }
  }

  /** What a stranger has typed may not reach the log. */
  private static String shown(LockOut.Try tried) {
    return "'%s' at %s".formatted(tried.known() ? tried.user() : "nobody known", tried.address());
  }

  private static ErrorResponseException tooOften(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return Problem.of(
        HttpStatus.TOO_MANY_REQUESTS,
        AgentDesk.NOT_IN,
        "That was tried too often; please try again in %s."
            .formatted(seconds <= 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes"),
        wait);
  }

  @Override
  public void destroy() {
    passwords.close();
  }
}
