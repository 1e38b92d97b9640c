package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "press zero now",
        "or press 0.",
        "For a person, zero.",
        "If you have none, star zero.",
        "For a person and other times, zero.",
        "For somebody at the desk, press zero.",
        "If that is not right, press zero.",
        "Drücken Sie bitte die Null",
        "Wenn Sie die Null drücken, sind Sie bei uns.",
        "Für einen Menschen die Null.",
        "Para hablar, marque el cero",
        "Para una persona, cero.",
        "Pour une personne, appuyez sur zéro",
      })
  void aKeyIsAWayToAPerson(String text) {
    assertThat(Mentions.names(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "For a person, hold the line.",
        "Our address, one. For an agent, just stay on the line.",
        "Für einen Menschen bleiben Sie dran.",
        "Para una persona, no cuelgue.",
        "Pour un conseiller, ne quittez pas.",
      })
  void soIsStayingOnTheLineForOne(String text) {
    assertThat(Mentions.names(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Someone must sign for every parcel.",
        "Ask our travel agent. For hours, one.",
        "We are only human.",
        "There is no person here. Never press zero. Press one.",
        "Please do not press zero.",
        "Drücken Sie nicht die Null.",
        "A person can help you.",
        "Please hold your card ready, an agent will ask for it.",
        "Stay on the line.",
        "Please wait for the delivery person.",
        "Press one.",
        "zero percent",
        "For zero fees, press one.",
        "It costs a person nothing. Zero.",
        "personal service",
        "Nobody is here",
      })
  void thatThereArePeopleIsNone(String text) {
    assertThat(Mentions.names(text)).isFalse();
  }
}
