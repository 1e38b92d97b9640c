package dev.hatchline.routing.store;

import dev.hatchline.routing.shared.Uninterrupted;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs each test on a thread that no interrupt reaches, as an engine's claims do. */
final class OnUninterrupted implements InvocationInterceptor {
  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> test,
      ReflectiveInvocationContext<Method> invocation,
      ExtensionContext context)
      throws Throwable {
    FutureTask<Boolean> task =
        new FutureTask<>(() -> {
          try {
            test.proceed();
            return true;
          } catch (Throwable failure) {
            throw new ExecutionException(failure);
          }
        });
    Thread thread = new Uninterrupted("line-claims", task);
    thread.start();
    thread.interrupt();
    try {
      var _ = task.get();
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      throw cause instanceof ExecutionException inner && inner.getCause() != null
          ? inner.getCause()
          : failure;
    }
  }
}
