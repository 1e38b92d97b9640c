package dev.hatchline.app.callback;

import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Whose phone rings: known by the news only, for a callback that is dialled does not yet ring. */
public final class RingingCustomers implements Consumer<CallbackNews> {
  private final Set<CallbackId> ringing = ConcurrentHashMap.newKeySet();

  @Override
  public void accept(CallbackNews news) {
    if (news instanceof CallbackNews.CustomerRings(Callback callback)) {
      ringing.add(callback.id());
    } else if (news instanceof CallbackNews.Moved(Callback _, Callback after)
        && !(after.state() instanceof CallbackState.Dialling)) {
      ringing.remove(after.id());
    }
  }

  public boolean contains(CallbackId id) {
    return ringing.contains(id);
  }
}
