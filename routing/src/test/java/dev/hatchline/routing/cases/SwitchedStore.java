package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store that can be switched off. */
final class SwitchedStore {
  private final CaseStore store;
  boolean away;

  SwitchedStore(CaseStore store) {
    this.store = store;
  }

  CaseStore store() {
    return (CaseStore)
        Proxy.newProxyInstance(
            CaseStore.class.getClassLoader(),
            new Class<?>[] {CaseStore.class},
            (_, method, values) -> {
              if (away) {
                throw new StoreException("switched off by the test");
              }
              try {
                return method.invoke(store, values);
              } catch (InvocationTargetException fault) {
                throw fault.getCause();
              }
            });
  }
}
