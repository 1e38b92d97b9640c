package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Listened;
import dev.hatchline.telephony.speech.worker.Seats.Room;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatsTest {
  private static final int MANY = 100;

  private final Seats seats = new Seats();
  private final List<Frame> sent = new ArrayList<>();
  private final CallSeat eldest = new CallSeat(1);
  private final CallSeat middle = new CallSeat(2);
  private final CallSeat newest = new CallSeat(3);

  private final ClientStream.Peer worker =
      new ClientStream.Peer() {
        @Override
        public void put(Frame frame) {
          sent.add(frame);
        }

        @Override
        public boolean offer(Frame frame) {
          return true;
        }
      };

  private Listened take(CallSeat call) {
    Listened listened = new Listened();
    seats.take(worker, call, new AnswerClock(List.of(), _ -> {}, () -> 0), listened);
    return listened;
  }

  @Test
  void newestCallsGoWholeThoughAnElderOneOpenedTheNewestStream() {
    Listened first = take(eldest);
    Listened second = take(middle);
    List<Listened> last = List.of(take(newest), take(newest));
    Listened answers = take(eldest);
    seats.shed(1, "too much");
    assertThat(last).allSatisfy(ear -> assertThat(ear.lostAlready()).isEqualTo("too much"));
    assertThat(List.of(first, second, answers))
        .allSatisfy(ear -> assertThat(ear.lostAlready()).isNull());
    assertThat(sent).containsExactlyInAnyOrder(new Frame.Close(3), new Frame.Close(4));
    assertThat(seats.calls()).isEqualTo(2);
    assertThat(seats.shedCount()).as("calls").isOne();
  }

  @Test
  void whoIsHeardMayOpenMoreWhileThereIsTooMuchToDoAndNobodyElse() {
    take(eldest);
    assertThat(seats.room(eldest, true, MANY)).isEqualTo(Room.THERE);
    assertThat(seats.room(newest, true, MANY)).isEqualTo(Room.NONE);
    assertThat(seats.room(newest, false, MANY)).isEqualTo(Room.THERE);
  }

  @Test
  void whoIsHeardMayCloseAllAndOpenOthersWhileThereIsTooMuchToDo() {
    take(eldest);
    seats.all().forEach(ClientStream::close);
    assertThat(seats.room(eldest, true, MANY)).isEqualTo(Room.THERE);
  }

  @Test
  void newestMakesRoomForAnElderCallAndNotTheOtherWayRound() {
    take(middle);
    take(newest);
    assertThat(seats.room(eldest, true, MANY)).isEqualTo(Room.OF_THE_NEWEST);
    assertThat(seats.room(middle, false, 2)).isEqualTo(Room.OF_THE_NEWEST);
    assertThat(seats.room(newest, false, 2)).isEqualTo(Room.NONE);
  }

  @Test
  void callThatAsksAgainAndAgainIsCountedOnceUntilItIsHeard() {
    seats.refused(newest);
    seats.refused(newest);
    assertThat(seats.refusedCount()).isOne();
    take(newest);
    seats.shed(1, "too much");
    seats.refused(newest);
    assertThat(seats.refusedCount()).isOne();
    assertThat(seats.shedCount()).isOne();
    take(newest);
    assertThat(seats.room(newest, true, MANY)).isEqualTo(Room.THERE);
  }
}
