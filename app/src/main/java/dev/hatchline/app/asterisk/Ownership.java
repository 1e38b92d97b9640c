package dev.hatchline.app.asterisk;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Snapshot;
import java.util.List;

/** Which of the calls that Asterisk shows, and that we do not know, are ours to take up. */
public interface Ownership {
  /** There is one engine, and all is its own. */
  Ownership ALONE =
      new Ownership() {
        @Override
        public boolean ours(CallMarks marks) {
          return true;
        }

        @Override
        public void taken(Channel channel, CallMarks marks) {}

        @Override
        public List<CallStory> left() {
          return List.of();
        }

        @Override
        public void seen(Snapshot truth) {}
      };

  /** Never true for two engines at once. */
  boolean ours(CallMarks marks);

  /** It is taken up. */
  void taken(Channel channel, CallMarks marks);

  /** Open stories of engines whose heir we have become since we were asked last. */
  List<CallStory> left();

  /** All of this has been looked at. */
  void seen(Snapshot truth);
}
