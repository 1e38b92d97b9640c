package dev.hatchline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What can be read at one sitting: how long files and methods may be. */
class SizesTest {
  private static final int FILE_MAX = 400;
  private static final int TEST_FILE_MAX = 500;
  private static final int METHOD_MAX = 40;

  /** A test tells a story from its beginning to its end. */
  private static final int TEST_METHOD_MAX = 60;

  /** Of a switch that is all there is of a method: a table with a row for each kind. */
  private static final int CASE_MAX = 12;

  /** Tables, and nothing else: a row for each kind of node, with what is expected of it. */
  private static final Set<String> TABLES = Set.of("NodeFactsTest.java rows");

  private static final Path TREE = Path.of("..");

  @Test
  void filesAndMethodsAreShort() throws IOException {
    List<Path> files = sources();
    assertThat(files).as("files that were looked at").hasSizeGreaterThan(1000);
    List<String> faults = new ArrayList<>(longFiles(files));
    faults.addAll(longMethods(files));
    assertThat(faults).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(TREE)) {
      for (Path source : modules.map(module -> module.resolve("src")).toList()) {
        if (Files.isDirectory(source)) {
          try (Stream<Path> all = Files.walk(source)) {
            all.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private static boolean isTest(Path file) {
    return file.toString().contains("/src/test/");
  }

  private static List<String> longFiles(List<Path> files) {
    return files.stream()
        .filter(file -> lines(file) > (isTest(file) ? TEST_FILE_MAX : FILE_MAX))
        .map(file -> "%s has %d lines".formatted(file, lines(file)))
        .toList();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.count();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static List<String> longMethods(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> faults = new ArrayList<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var units = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree file : task.parse()) {
        new Methods(file, positions, faults).scan(file, null);
      }
    }
    return faults;
  }

  /**
   * Looks at the methods of a file. Lines of texts (SQL, reports, pages) do not count, nor do those
   * before the name. What is nothing but one switch is judged by its cases: it is as long as its
   * type has kinds, and to part it would need a {@code default}.
   */
  private static final class Methods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final List<String> faults;
    private final Path path;

    Methods(CompilationUnitTree file, SourcePositions positions, List<String> faults) {
      this.file = file;
      this.positions = positions;
      this.faults = faults;
      this.path = Path.of(file.getSourceFile().getName());
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      List<? extends CaseTree> cases = cases(method);
      long most =
          cases.isEmpty()
              ? length(method)
              : cases.stream().mapToLong(this::length).max().orElseThrow();
      long max = !cases.isEmpty() ? CASE_MAX : isTest(path) ? TEST_METHOD_MAX : METHOD_MAX;
      boolean table = TABLES.contains(path.getFileName() + " " + method.getName());
      if (most > max && !table) {
        faults.add(
            "%s: %s has %d lines%s"
                .formatted(path, method.getName(), most, cases.isEmpty() ? "" : " in a case"));
      }
      return super.visitMethod(method, null);
    }

    /** Of a method that is one switch; otherwise none. */
    private static List<? extends CaseTree> cases(MethodTree method) {
      BlockTree body = method.getBody();
      List<? extends StatementTree> statements = body == null ? List.of() : body.getStatements();
      if (statements.size() != 1) {
        return List.of();
      }
      return switch (statements.getFirst()) {
        case SwitchTree all -> all.getCases();
        case ReturnTree back -> cases(back.getExpression());
        default -> List.of();
      };
    }

    private static List<? extends CaseTree> cases(ExpressionTree value) {
      return value instanceof SwitchExpressionTree all ? all.getCases() : List.of();
    }

    private long length(MethodTree method) {
      Tree type = method.getReturnType();
      Tree first = type == null ? method : type;
      return line(positions.getEndPosition(file, method))
          - line(positions.getStartPosition(file, first))
          + 1
          - texts(method);
    }

    /** What is done in it; how many kinds come to the same does not matter. */
    private long length(CaseTree one) {
      Tree body = one.getBody();
      return body == null ? lines(one) - texts(one) : lines(body) - texts(body);
    }

    private long lines(Tree tree) {
      return line(positions.getEndPosition(file, tree))
          - line(positions.getStartPosition(file, tree))
          + 1;
    }

    private long line(long position) {
      return position < 0 ? 0 : file.getLineMap().getLineNumber(position);
    }

    /** Lines of texts in it, but for the first of each. */
    private long texts(Tree tree) {
      long[] found = {0};
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
          if (literal.getValue() instanceof String) {
            found[0] += lines(literal) - 1;
          }
          return super.visitLiteral(literal, null);
        }
      }.scan(tree, null);
      return found[0];
    }
  }
}
