package dev.hatchline.app.access;

import dev.hatchline.conf.Role;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code user add} and {@code user hash}: make what is put into the operator's file. Neither writes
 * it: the file is the operator's.
 */
public final class UserCommand {
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern EXTENSION = Pattern.compile("[1-9][0-9]{1,5}");

  /** Where a password of somebody's own comes from. */
  interface Typed {
    /** Absent when nothing was typed, or another the second time. */
    Optional<String> password() throws IOException;
  }

  private final Typed typed;
  private final PrintStream out;
  private final PrintStream err;

  UserCommand(Typed typed, PrintStream out, PrintStream err) {
    this.typed = typed;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new UserCommand(UserCommand::typed, out, err).run(List.of(args)));
  }

  /** Exit code 0; 1 if nothing was made; 2 for wrong use. */
  int run(List<String> args) throws IOException {
    if (args.equals(List.of("hash"))) {
      return hash();
    }
    if (args.size() == 3 && args.getFirst().equals("add")) {
      return add(args.get(1), args.get(2));
    }
    err.println("hatchline: user has two forms: user add NAME ROLE, user hash");
    return WRONG_USE;
  }

  private int add(String name, String word) {
    Optional<Role> role =
        Role.OF_PEOPLE.stream().filter(known -> known.word().equals(word)).findFirst();
    if (role.isEmpty()) {
      String words = Role.OF_PEOPLE.stream().map(Role::word).collect(Collectors.joining(", "));
      err.println("hatchline: '%s' is no role; expected one of %s".formatted(word, words));
      return WRONG_USE;
    }
    boolean agent = role.get() == Role.AGENT;
    if (!(agent ? EXTENSION : NAME).matcher(name).matches()) {
      err.println(
          "hatchline: '%s' is no name; expected %s"
              .formatted(
                  name,
                  agent ? "the agent's extension" : "small letters, digits and -, such as anna"));
      return WRONG_USE;
    }
    String password = Passwords.made();
    out.println("The password, shown this once: " + password);
    out.println("Put this below 'users:' in the operator's file, and start again:");
    out.println(
        "  - {name: %s, role: %s, hash: \"%s\"}"
            .formatted(
                agent ? "\"" + name + "\"" : name,
                word.toLowerCase(Locale.ROOT),
                Passwords.hash(password)));
    return 0;
  }

  private int hash() throws IOException {
    Optional<String> password = typed.password();
    if (password.isEmpty()) {
      err.println("hatchline: nothing was typed, or not the same twice; nothing was made");
      return REFUSED;
    }
    int chars = password.get().length();
    if (chars < Passwords.CHARS_MIN || chars > Passwords.CHARS_MAX) {
      err.println(
          "hatchline: the password has %d characters; expected %d to %d"
              .formatted(chars, Passwords.CHARS_MIN, Passwords.CHARS_MAX));
      return REFUSED;
    }
    out.println(Passwords.hash(password.get()));
    return 0;
  }

  /** Twice at a terminal, which shows nothing of it; once from a pipe. */
  private static Optional<String> typed() throws IOException {
    // Java 25 says by null, and others by a console that is none, that this is no terminal.
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isEmpty()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine()).filter(line -> !line.isEmpty());
    }
    char[] once = console.get().readPassword("Password: ");
    char[] again = console.get().readPassword("The same again: ");
    return once == null || once.length == 0 || !Arrays.equals(once, again)
        ? Optional.empty()
        : Optional.of(new String(once));
  }
}
