package dev.hatchline.telephony.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;

/** An ear on a quiet line, a recogniser that understands what the test says, and what is told. */
abstract class EarRig {
  static final Tongue ENGLISH = new Tongue("en", List.of("agent", "talk to a person"));
  static final Answers MENU = new Answers.OneOf(List.of("billing", "sales"));

  final ScriptedRecognizer recognizer = new ScriptedRecognizer();
  final List<String> told = new ArrayList<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  CallEar ear = new CallEar(recognizer, ENGLISH, new Told(), Runnable::run);

  /** Writes down what it is told. */
  private final class Told implements EarListener {
    @Override
    public void escaped(String phrase) {
      told.add("escaped " + phrase);
    }

    @Override
    public void deaf(String why) {
      told.add("deaf " + why);
    }

    @Override
    public void hears() {
      told.add("hears");
    }
  }

  /** The same of one listening, with its name before it. */
  private record Answered(String name, List<String> told) implements AnswerListener {
    @Override
    public void began() {
      told.add(name + "began");
    }

    @Override
    public void onlyNoise() {
      told.add(name + "onlyNoise");
    }

    @Override
    public void lost() {
      told.add(name + "lost");
    }

    @Override
    public void heard(Utterance utterance) {
      told.add("%sheard %s %s".formatted(name, utterance.words(), utterance.confidence()));
    }

    @Override
    public void notUnderstood() {
      told.add(name + "notUnderstood");
    }
  }

  @BeforeEach
  void openOnAQuietLine() {
    open(serial());
    quiet(600);
  }

  void open(Executor thread) {
    ear = new CallEar(recognizer, ENGLISH, new Told(), thread).open();
  }

  void listen(Answers answers) {
    listen("", answers);
  }

  void listen(String name, Answers answers) {
    ear.listen(answers, new Answered(name, told));
  }

  /** One task after another, also those that tasks bring. */
  private Executor serial() {
    return task -> {
      tasks.add(task);
      if (tasks.size() == 1) {
        while (!tasks.isEmpty()) {
          tasks.peek().run();
          tasks.remove();
        }
      }
    };
  }

  void hear(Pcm pcm) {
    for (int at = 0; at < pcm.length(); at += 160) {
      ear.audio(pcm.slice(at, 160));
    }
  }

  void quiet(int millis) {
    hear(Tones.noise(millis, -62));
  }

  void speak(int millis) {
    hear(Tones.voice(millis, -20));
  }
}
