package dev.hatchline.flow.schema;

import static dev.hatchline.flow.schema.Key.may;
import static dev.hatchline.flow.schema.Key.must;
import static dev.hatchline.flow.schema.Shape.below;

import java.util.List;
import java.util.Optional;

/**
 * What may stand in a flow: every place with its keys. {@code docs/flow-language.md} is the same
 * for readers, and the parsers of {@code flow.yaml} judge by it; a test holds them together.
 */
final class Kinds {
  /** A tag of BCP 47 of two parts at most. */
  static final String LANGUAGE_TAG = "^[a-z]{2,3}(-[A-Z]{2})?$";

  private static final Shape LANGUAGE = Shape.pattern(LANGUAGE_TAG);
  private static final Shape WAIT = Shape.TIME;
  private static final Shape TRIES = Shape.count(1, 3);
  private static final String WAITS = "the silence that counts as a failed try, 1s to 15s";
  private static final String TRIED =
      "how many failed tries lead to a person, 1 to 3; 2 unless written";
  private static final Key THEN = must("then", Shape.NODE, "the node that comes next");
  private static final Key SILENCE =
      may("silence", Shape.NODE, "the node when the last try has failed in silence; a person else");
  private static final Key NO_MATCH =
      may("no-match", Shape.NODE, "the node when the last try has failed otherwise; a person else");
  private static final Key CURRENCY =
      may("currency", Shape.pattern("^[A-Z]{3}$"), "for money: its currency, such as EUR");
  private static final Shape PHRASES = Shape.either(Shape.TEXT, Shape.list(Shape.TEXT));

  /** The same in every language, or a map from each to what is said in it. */
  private static final Shape SAYINGS =
      Shape.either(PHRASES, Shape.map(LANGUAGE_TAG, PHRASES, Optional.empty()));

  private static final Place CHOICE =
      Place.of(
          "in a choice",
          must("to", Shape.NODE, "the node"),
          may("words", SAYINGS, "what may be said for it"));

  private static final Place MENU =
      Place.of(
          "in a menu",
          must("prompt", Shape.PROMPT, "what can be chosen, the person first"),
          must(
              "choices",
              choices(Shape.either(Shape.NODE, below(CHOICE))),
              "the node for each key: 1 to 9, * and '#' (in quotes); at most five"),
          may("wait", WAIT, WAITS + "; 4s unless written"),
          may("tries", TRIES, TRIED),
          SILENCE,
          NO_MATCH);

  private static final Place CHOSEN =
      Place.of(
          "in a choice",
          must("value", Shape.TEXT, "the text that is chosen"),
          may("words", SAYINGS, "what may be said for it"));

  private static final Place WORDS =
      Place.of(
          "in the words of an ask",
          may("yes", SAYINGS, "what may be said for yes"),
          may("no", SAYINGS, "what may be said for no"));

  private static final Shape LENGTH =
      Shape.either(Shape.count(1, 32), Shape.pattern("^[0-9]{1,2}(\\.\\.[0-9]{1,2})?$"));

  private static final Place ASK =
      Place.of(
          "in an ask",
          must("prompt", Shape.PROMPT, "what is to be typed"),
          must("into", Shape.VALUE, "the name of the value"),
          may(
              "as",
              Shape.oneOf(
                  "digits", "date", "time", "phone", "number", "money", "yes-no", "choice",
                  "speech"),
              "what is asked for; digits unless written"),
          may("length", LENGTH, "for digits: how many, 4 or 4..10, up to 32"),
          may(
              "pattern",
              Shape.either(Shape.TEXT, Shape.list(Shape.TEXT)),
              "for digits: what they look like, such as \"47######\", or a list of such"),
          may("own", Shape.YES_NO, "for a phone: yes offers the caller's own number first"),
          may("year", Shape.YES_NO, "for a date: yes asks for the year, too"),
          may("from", Shape.TEXT, "for a number or money: the least that is taken"),
          may("to", Shape.TEXT, "for a number or money: the most that is taken"),
          may("decimals", Shape.count(0, 4), "for a number: its digits after the point"),
          CURRENCY,
          may(
              "choices",
              choices(Shape.either(Shape.TEXT, below(CHOSEN))),
              "for a choice: a value for each key"),
          may("max", Shape.TIME, "for speech: how long is listened, 3s to 60s; 20s unless written"),
          may(
              "no-speech",
              Shape.NODE,
              "for speech: the node where nothing can be heard, or a key is pressed instead"),
          may("confirm", Shape.PROMPT, "reads the value back, and says what 1 and 2 do"),
          may("words", below(WORDS), "what may be said to a yes-no or to confirm"),
          may("wait", WAIT, WAITS + "; 5s unless written"),
          may("gap", Shape.TIME, "the silence after a key that ends the entry, 3s to 10s"),
          may("tries", TRIES, TRIED),
          SILENCE,
          NO_MATCH,
          may("wrong", Shape.PROMPT, "said before a further try"),
          may("again", Shape.YES_NO, "yes: asked even when the value is there"),
          may("remember", Shape.TIME, "so long it is known in later calls, 0s to 365 d"));

  private static final Place CASE =
      Place.of(
          "in a branch",
          must("if", Shape.TEXT, "a condition, such as count > 3"),
          must("to", Shape.NODE, "the node when it is true"));

  private static final Place TAKE =
      Place.of(
          "in a take",
          must("field", Shape.TEXT, "where the value is in the answer, such as delivery.day"),
          must(
              "type",
              Shape.oneOf("text", "digits", "number", "money", "yes-no", "date", "time"),
              "its type"),
          CURRENCY,
          may(
              "length",
              Shape.count(1, 500),
              "of a text the most characters, of digits the most digits; more is no answer"),
          may(
              "to",
              Shape.count(1, 999_999_999),
              "of a number or money the most; more is no answer"));
  private static final Shape TYPE =
      Shape.oneOf("text", "digits", "number", "yes-no", "date", "time");

  private static final Shape DECLARED =
      Shape.pattern("^(text|digits|number|money|yes-no|date|time|phone)\\??$");

  private static final Place LOOKUP =
      Place.of(
          "in a lookup",
          must("system", Shape.NAME, "the name of the system"),
          may("get", Shape.TEXT, "the path, such as /orders/{order}"),
          may("post", Shape.TEXT, "the path to which is sent"),
          may(
              "send",
              Shape.map("^.+$", Shape.VALUE, Optional.empty()),
              "for post: the fields of the JSON body, each with the name of a value"),
          may(
              "take",
              Shape.values(Shape.either(TYPE, below(TAKE))),
              "names for fields of the answer, each with its type"),
          may("timeout", Shape.TIME, "how long the answer may take, 1s to 20s; 5s unless written"),
          may("sound", Shape.PROMPT, "what is heard meanwhile"),
          may("forget", Shape.VALUE, "what is not known any more when the system answers 404"));

  private static final Shape SKILLS =
      Shape.map("^[A-Za-z][A-Za-z0-9_-]{0,39}$", Shape.count(1, 10), Optional.of(5));

  private static final Shape OFFER = Shape.oneOf("automation", "callback", "message");
  private static final Place IN_LINE =
      Place.of(
          "below 'in-line'",
          may("say", Shape.PROMPT, "said once, after the place"),
          may("offer", Shape.either(OFFER, Shape.list(OFFER)), "what can be done instead; [] none"),
          may("offer-after", Shape.TIME, "so long after joining, 10s to 10 min"));

  /** What stands in a prompt besides a text. */
  static final Place PROMPT =
      Place.of(
          "in a prompt",
          must("file", Shape.pattern("\\.wav$"), "a recorded file"),
          may("says", Shape.TEXT, "its words, for eyes and for the judges"));

  /** In the order in which they are named to designers. */
  static final List<Kind> ALL =
      List.of(
          Kind.of("say", "Says something, then goes on.", "in a say node", Shape.PROMPT, THEN),
          Kind.of(
              "menu",
              "Says what can be chosen and waits for a key.",
              "beside 'menu' (its keys go below it)",
              below(MENU)),
          Kind.of(
              "ask",
              "Has something typed.",
              "beside 'ask' (its keys go below it)",
              below(ASK),
              THEN),
          Kind.of(
              "set",
              "Gives names to values: a text, a number, a date, yes or no, or = and an expression.",
              "beside 'set'",
              Shape.values(Shape.TEXT),
              THEN),
          Kind.of(
              "branch",
              "Goes the way of the first condition that is true.",
              "beside 'branch'",
              Shape.list(below(CASE)),
              must("else", Shape.NODE, "the node when no condition is true")),
          Kind.of(
              "hours",
              "Goes one way when people are there and another when they are not.",
              "beside 'hours'",
              Shape.NOTHING,
              may("on", Shape.VALUE, "the name of a date; this moment unless written"),
              may("into", Shape.VALUE, "the name of a sentence about that day's hours"),
              must("open", Shape.NODE, "the node when people are there"),
              must("closed", Shape.NODE, "the node when nobody is there")),
          Kind.of(
              "lookup",
              "Asks one of the company's systems.",
              "beside 'lookup' (its question goes below it)",
              below(LOOKUP),
              must("then", Shape.NODE, "the node when all that is taken was in the answer"),
              may("missing", Shape.NODE, "the node when the system answers 404"),
              must("failed", Shape.NODE, "the node when there is no answer")),
          Kind.of(
              "call",
              "Goes through another flow, and comes back with its results.",
              "beside 'call'",
              Shape.NAME,
              may("with", Shape.values(Shape.TEXT), "its parameters, each with a value"),
              may(
                  "take",
                  Shape.values(Shape.VALUE),
                  "its results, each with the name that its value has here"),
              may("then", Shape.NODE, "the node when it comes back")),
          Kind.of(
              "return",
              "The end of a flow that another calls, which goes on.",
              "beside 'return'",
              Shape.NOTHING),
          Kind.of(
              "queue",
              "The caller gets in line for a person.",
              "in a queue node",
              Shape.NAME,
              may(
                  "skills",
                  SKILLS,
                  "what who answers has to be able to do, with a level of 1 to 10"),
              may("priority", Shape.TIME, "as if they had rung so much earlier, 0s to 2 h"),
              may("prompt", Shape.PROMPT, "what is said before"),
              may("in-line", below(IN_LINE), "what is heard in line")),
          Kind.of(
              "callback",
              "Promises to call the number of this name back.",
              "beside 'callback'",
              Shape.VALUE,
              may("reason", Shape.VALUE, "the name of a value that says what it is about"),
              may("sound", Shape.PROMPT, "what is heard meanwhile"),
              may("goodbye", Shape.PROMPT, "the farewell"),
              may("refused", Shape.NODE, "the node when this number is not called"),
              may("unavailable", Shape.NODE, "the node when nothing can be promised now"),
              may("when", Shape.oneOf("place", "choose"), "choose: the caller may name the time"),
              may("times", Shape.YES_NO, "yes: the same as 'when: choose'"),
              may("at", Shape.VALUE, "the name of the time of the day at which to call"),
              may("on", Shape.VALUE, "beside 'at': the name of the date; today unless written")),
          Kind.of(
              "message",
              "Says what to do, then records what the caller says.",
              "beside 'message'",
              Shape.PROMPT),
          Kind.of(
              "language",
              "From here on the flow speaks this language.",
              "beside 'language'",
              LANGUAGE,
              THEN),
          Kind.of(
              "note",
              "Puts down something for the person who will answer.",
              "beside 'note'",
              Shape.TEXT,
              THEN),
          Kind.of(
              "survey",
              "Asks once for a number by one key, and goes on whatever comes.",
              "beside 'survey'",
              Shape.VALUE,
              must("prompt", Shape.PROMPT, "the question"),
              must("scale", Shape.pattern("^[1-9]\\.\\.[1-9]$"), "the keys, such as 1..5"),
              may("thanks", Shape.PROMPT, "what is said to who has answered"),
              THEN),
          Kind.of(
              "outage",
              "Says what does not work where the caller is.",
              "beside 'outage'",
              Shape.NOTHING,
              may("area", Shape.VALUE, "the name of what says where the caller is"),
              may("sound", Shape.PROMPT, "what is heard meanwhile"),
              must("told", Shape.NODE, "the node when it has been said"),
              must("none", Shape.NODE, "the node when nothing is known")),
          Kind.of(
              "transfer",
              "Joins the caller with a number outside of the house.",
              "beside 'transfer'",
              Shape.TEXT,
              may("prompt", Shape.PROMPT, "what is said before"),
              may("ring", Shape.TIME, "how long it may ring, 5s to 60s; 30s unless written"),
              must("failed", Shape.NODE, "the node when nobody answers there")),
          Kind.of(
              "end",
              "Ends the call, after a farewell if there is one.",
              "beside 'end'",
              Shape.either(Shape.NOTHING, Shape.PROMPT)));

  static final Place TOP =
      Place.of(
          "at the top of a flow",
          must(
              "flow",
              Shape.NAME,
              "its name in certificates and pictures; lines take it by the name of its file"),
          may("queue", Shape.NAME, "where a caller goes who presses 0; people unless written"),
          must("start", Shape.NODE, "the node that comes first"),
          may("waiting", Shape.NODE, "the node for a caller who is in line; start unless written"),
          may("callback", Shape.NODE, "the node for one in line who would rather be called back"),
          may("after", Shape.NODE, "the node for one whose agent has hung up first"),
          may(
              "languages",
              Shape.list(LANGUAGE),
              "the languages that it speaks, the first in front"),
          may(
              "escape-words",
              SAYINGS,
              "what leads to a person when it is said, besides what always does"),
          may("include", Shape.list(Shape.NAME), "the parts whose nodes and constants it has"),
          may(
              "constants",
              Shape.values(Shape.TEXT),
              "names, each with a value that is the same in every call"),
          may("parameters", Shape.values(DECLARED), "what it is given by a flow that calls it"),
          may("results", Shape.values(DECLARED), "what it gives back to a flow that calls it"),
          may("canary", Shape.pattern("^[0-9]{1,3} ?%$"), "the share of the calls that hear this"),
          must(
              "nodes",
              Shape.map("^[A-Za-z][A-Za-z0-9_-]{0,39}$", Shape.reference("node"), Optional.empty()),
              "the nodes, each with its name"));

  private Kinds() {}

  private static Shape choices(Shape of) {
    return Shape.map("^[1-9*#]$", of, Optional.of(5));
  }
}
