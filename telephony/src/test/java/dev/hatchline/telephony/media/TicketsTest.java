package dev.hatchline.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private final Tickets tickets = new Tickets(100);
  private final Ticket ticket = new Ticket(new UUID(1, 2));
  private final Hearing listener = new Hearing();

  @Test
  void goodOnce() {
    tickets.add(ticket, listener, 0);
    assertThat(tickets.redeem(ticket.id(), 100)).isSameAs(listener);
    assertThat(tickets.redeem(ticket.id(), 100)).isNull();
    assertThat(tickets.expire(1_000)).isEmpty();
  }

  @Test
  void lateIsRefusedAndTheListenerToldOnce() {
    tickets.add(ticket, listener, 0);
    assertThat(tickets.expire(100)).isEmpty();
    assertThat(tickets.redeem(ticket.id(), 101)).isNull();
    assertThat(tickets.expire(101)).containsExactly(listener);
    assertThat(tickets.expire(101)).isEmpty();
  }

  @Test
  void withdrawnIsForgotten() {
    tickets.add(ticket, listener, 0);
    assertThat(tickets.withdraw(ticket)).isTrue();
    assertThat(tickets.withdraw(ticket)).isFalse();
    assertThat(tickets.redeem(ticket.id(), 1)).isNull();
    assertThat(tickets.expire(1_000)).isEmpty();
  }

  @Test
  void unknownIsRefused() {
    assertThat(tickets.redeem(new UUID(3, 4), 0)).isNull();
  }
}
