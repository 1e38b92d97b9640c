package dev.hatchline.app.call;

import dev.hatchline.call.control.CallInput;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.CallerGone;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a caller hears before the flow of the line. The hatch lies under it as under every flow: who
 * opens it is heard no more.
 */
@FunctionalInterface
public interface Opening {
  /**
   * Says it, on the flow's thread.
   *
   * @param tell what happens meanwhile, for the call's control
   * @return what becomes of the call; null if the line's flow is to follow
   * @throws CallerGone when nobody listens any more
   */
  @Nullable CallInput run(Caller caller, Consumer<CallInput> tell);
}
