package dev.hatchline.flow.run;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCall;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.LeaveMessage;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.FlowReturn;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Language;
import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Note;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Survey;
import dev.hatchline.flow.Transfer;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way;
import dev.hatchline.flow.Way.Why;
import dev.hatchline.flow.run.Choosing.Chosen;
import dev.hatchline.flow.run.Choosing.Offer;
import dev.hatchline.flow.run.Step.Done;
import dev.hatchline.flow.run.Step.GoTo;
import dev.hatchline.flow.run.Step.Lost;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Walks one caller through one flow, once, on the thread that calls {@link #run}: a virtual one. It
 * waits only inside the {@link Caller}, owns no socket and no clock, and knows of no queue.
 */
public final class FlowInterpreter {
  /** After so many nodes the caller has gone in circles for hours, and a person takes over. */
  public static final int NODES_MAX = 10_000;

  private final Flow flow;
  private final Business business;
  private final FlowListener listener;
  private final Values values;
  private final Caller caller;
  private final Understanding understood;
  private final Keyboard keyboard;
  private final Choosing choosing;
  private final Asking asking;
  private final LookingUp lookingUp;
  private final Promising promising;
  private final Surveying surveying;
  private final Outages outages;
  private final Transferring transferring;
  private String node;
  private String spoken = "";

  public FlowInterpreter(Flow flow, Caller caller, Business business, FlowListener listener) {
    this.flow = flow;
    this.business = business;
    this.listener = listener;
    this.values = new Values(business, flow.constants(), flow.languages());
    this.understood = new Understanding(values::tongue, flow.escapes());
    this.keyboard = new Keyboard(caller, values, understood);
    this.caller = caller;
    this.choosing = new Choosing(keyboard, listener);
    this.asking =
        new Asking(
            keyboard,
            values,
            new Entries(keyboard, values, business, name -> flow.called().contains(name)),
            listener);
    this.lookingUp = new LookingUp(keyboard, values, business, listener);
    this.promising = new Promising(keyboard, values, business, listener);
    this.surveying = new Surveying(keyboard, values, listener);
    this.outages = new Outages(keyboard, values, business, listener);
    this.transferring = new Transferring(keyboard, values, business, listener);
    this.node = flow.start();
  }

  /**
   * Runs the flow from its start to its outcome. Only what the {@link Caller}, the {@link Business}
   * or the listener throws beyond its contract goes through.
   */
  public FlowOutcome run() {
    return run(flow.start(), Map.of());
  }

  /**
   * Runs the flow from a node of it, as for a caller who waits in line.
   *
   * @param known what the flow has learnt of this caller before: {@link #values} of that run
   */
  public FlowOutcome run(String from, Map<String, Value> known) {
    node = from;
    values.setAll(known);
    try {
      return walk();
    } catch (HatchOpened hatch) {
      return new ToQueue(flow.queue(), node, hatch.by());
    } catch (CallerGone _) {
      return new CallerLeft(node);
    }
  }

  /**
   * Goes on where the caller was in an earlier call; from the start, with what is known, where that
   * cannot be.
   *
   * @param since the time since that call
   */
  public FlowOutcome goOn(FlowPoint from, Duration since) {
    return run(from.entrance(flow), from.known(flow, since));
  }

  /** Where the caller is, for {@link #goOn}. */
  public FlowPoint here() {
    return FlowPoint.at(flow, node, values.all());
  }

  /** What the flow has asked and looked up: nobody is to be asked it twice. */
  public Map<String, Value> values() {
    return values.all();
  }

  private FlowOutcome walk() {
    for (int visits = 0; visits < NODES_MAX; visits++) {
      listener.entered(node);
      speak();
      switch (visit(flow.node(node))) {
        case GoTo(String next, Why why, String label) -> {
          listener.went(node, new Way(why, label, next));
          node = next;
        }
        case Done done -> {
          return done.outcome();
        }
        case Lost(String by) -> {
          return new ToQueue(flow.queue(), node, by);
        }
      }
    }
    return new ToQueue(flow.queue(), node, ToQueue.BY_LIMIT);
  }

  private void speak() {
    String language = understood.language();
    if (!language.equals(spoken)) {
      spoken = language;
      business.speaking(values.house());
      caller.speaking(language, understood.escapes());
    }
  }

  private Step visit(Node here) {
    return switch (here) {
      case Node.Say say -> said(Optional.of(say.prompt()), new GoTo(say.then()));
      case Node.Menu menu -> choose(menu);
      case Node.Ask ask -> asking.visit(node, ask);
      case Node.Set set -> set(set.values(), set.then());
      case FlowCall call -> set(call.with(), call.start());
      case FlowReturn back -> set(back.take(), back.then());
      case Node.Branch branch -> way(branch);
      case Node.Hours hours -> way(hours);
      case Node.Lookup lookup -> lookingUp.visit(node, lookup);
      case Node.Queue queue -> inLine(queue);
      case Callback callback -> promising.visit(node, callback);
      case Node.Message message ->
          said(Optional.of(message.prompt()), new Done(new LeaveMessage(node)));
      case Note note -> note(note);
      case Survey survey -> surveying.visit(node, survey);
      case Outage outage -> outages.visit(node, outage);
      case Transfer transfer -> transferring.visit(node, transfer);
      case Node.End end -> said(end.heard(), new Done(new Finished(node)));
      case Language language -> set(Map.of(Remembered.LANGUAGE, spoken(language)), language.then());
    };
  }

  private Step said(Optional<Prompt> prompt, Step next) {
    prompt.ifPresent(keyboard::say);
    return next;
  }

  private static Formula spoken(Language language) {
    return Formula.constant(new Value.Text(language.to()));
  }

  private Step inLine(Node.Queue queue) {
    queue.heard().ifPresent(keyboard::say);
    LineWish wish = queue.wish().saying(queue.wish().say().flatMap(values::fill));
    return new Done(new ToQueue(queue.queue(), node, ToQueue.BY_FLOW, wish));
  }

  private Step set(Map<String, Formula> formulas, String then) {
    formulas.forEach(this::set);
    return new GoTo(then);
  }

  private void set(String name, Formula formula) {
    Optional<Value> value = formula.of(values::find);
    values.set(name, value);
    if (name.equals(Remembered.LANGUAGE)) {
      value.ifPresent(language -> listener.answered(node, name, language));
    }
  }

  private Step note(Note note) {
    String text = note.filled(values::plain);
    if (!text.isBlank()) {
      listener.noted(node, text);
    }
    return new GoTo(note.then());
  }

  private Step choose(Node.Menu menu) {
    Map<Character, Choice> choices = menu.choices();
    Offer offer =
        new Offer(menu.prompt(), choosing.keys(choices), menu.tries(), Optional.empty(), true);
    return switch (choosing.of(node, offer)) {
      case Chosen.It(char key) -> {
        listener.chosen(node, key);
        yield new GoTo(Choice.to(choices, key), Why.CHOICE, String.valueOf(key));
      }
      case Chosen.None(String by) -> Step.failed(menu.tries(), by);
    };
  }

  private Step way(Node.Branch branch) {
    return branch.cases().stream()
        .filter(way -> isTrue(way.when()))
        .map(way -> new GoTo(way.to(), Why.CONDITION, way.when().toString()))
        .findFirst()
        .orElseGet(() -> new GoTo(branch.otherwise(), Why.ELSE));
  }

  private boolean isTrue(Formula condition) {
    return condition.of(values::find).equals(Optional.of(new Value.YesNo(true)));
  }

  private Step way(Node.Hours hours) {
    Optional<LocalDate> day =
        hours
            .on()
            .flatMap(values::find)
            .flatMap(value ->
                value instanceof Value.Day(LocalDate date) ? Optional.of(date) : Optional.empty());
    hours
        .into()
        .ifPresent(
            name -> values.set(name, Values.text(business.hours(day.orElseGet(business::today)))));
    boolean open = day.map(business::open).orElseGet(business::open);
    return open ? new GoTo(hours.open(), Why.OPEN) : new GoTo(hours.closed(), Why.CLOSED);
  }
}
