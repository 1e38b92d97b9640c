package dev.hatchline.flow.expr;

import com.google.common.base.Optional;
import com.google.common.collect.ImmutableList;
import dev.cel.checker.CelIdentDecl;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.Env;
import dev.cel.checker.ExprChecker;
import dev.cel.checker.TypeProvider;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import dev.cel.common.internal.Errors;
import dev.cel.common.types.CelType;
import dev.cel.expr.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and types, as CEL's own checker does with the same parts: but that one makes its
 * environment anew for each expression, some hundred declarations and all names of the flow, which
 * takes much longer than the expression. Here it is made once. For one thread.
 *
 * <p>CEL would rather keep these parts to itself, but offers no other way to keep an environment.
 */
@SuppressWarnings("deprecation")
final class Checker {
  private static final CelContainer NOWHERE = CelContainer.ofName("");

  /** Grows with every fault; its sources come and go. */
  private final Errors errors = new Errors("", "");

  private final Env env;

  Checker(CelOptions options, CelStandardDeclarations words, Map<String, CelType> names) {
    env = Env.standard(words, errors, new NoTypes(), options);
    names.forEach((name, type) -> env.add(CelIdentDecl.newIdentDeclaration(name, type)));
  }

  /** The tree with its types, or what is wrong. */
  CelValidationResult check(CelAbstractSyntaxTree parsed) {
    CelSource source = parsed.getSource();
    int before = errors.getErrorCount();
    errors.enterContext(source.getDescription(), source.getContent().toString());
    try {
      CelAbstractSyntaxTree tree = ExprChecker.typecheck(env, NOWHERE, parsed, Optional.absent());
      return errors.getErrorCount() == before
          ? new CelValidationResult(tree, ImmutableList.of())
          : new CelValidationResult(source, issues(before));
    } finally {
      errors.exitContext();
    }
  }

  private ImmutableList<CelIssue> issues(int from) {
    List<Errors.Error> all = errors.getErrors();
    return all.subList(from, all.size()).stream()
        .map(this::issue)
        .collect(ImmutableList.toImmutableList());
  }

  private CelIssue issue(Errors.Error error) {
    Errors.SourceLocation at = errors.getPositionLocation(error.position());
    return CelIssue.formatError(
        error.exprId(), CelSourceLocation.of(at.line(), at.column() - 1), error.rawMessage());
  }

  /** There are no types but CEL's own: no value of a flow is a message. */
  private static final class NoTypes implements TypeProvider {
    @Override
    public @Nullable Type lookupType(String name) {
      return null;
    }

    @Override
    public @Nullable Integer lookupEnumValue(String name) {
      return null;
    }

    @Override
    public TypeProvider.@Nullable FieldType lookupFieldType(Type type, String field) {
      return null;
    }
  }
}
