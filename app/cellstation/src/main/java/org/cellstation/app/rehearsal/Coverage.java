package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Recipe;

/// What a recipe can come to, and which runs came to it: what no run reached has not been
/// rehearsed.
record Coverage(List<Item> items) {
  Coverage {
    items = List.copyOf(items);
  }

  /// @param path of the element
  /// @param text what a person calls it
  /// @param runs ids of those that reached it
  /// @param excuse why it need not be reached, empty when nobody says so
  record Item(Kind kind, String path, String text, List<String> runs, String excuse) {
    boolean reached() {
      return !runs.isEmpty();
    }

    /// By which it is told from all others, in the report, in a fault set and in a signature.
    String name() {
      return switch (kind) {
        case STEP -> "step " + path;
        case UNTIL -> path + " ended by " + text;
        case CHOICE -> path + (text.equals(OTHERWISE) ? " " : " when ") + text;
        case AGAIN -> path + " repeated";
        case LEFT -> path + " left";
        case MEETING -> path + " met";
        case PROMPT -> "question " + path;
      };
    }
  }

  private static final String OTHERWISE = "otherwise";

  enum Kind {
    STEP("steps completed"),
    UNTIL("transitions by their condition"),
    CHOICE("branches of selections taken"),
    AGAIN("loops repeated"),
    LEFT("loops left"),
    MEETING("synchronisations met"),
    PROMPT("questions answered");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static String step(String path) {
    return "step " + path;
  }

  static String until(String path) {
    return "until " + path;
  }

  /// @param branch counted from 0
  static String choice(String path, int branch) {
    return "choice " + path + " " + branch;
  }

  static String round(String path, boolean again) {
    return (again ? "again " : "left ") + path;
  }

  static String meeting(String path) {
    return "meeting " + path;
  }

  /// @param id of the question; what a loop's round adds to it is left out
  static String prompt(String path, String id) {
    String own = id.startsWith(path + "/") ? id.substring(path.length() + 1) : id;
    int end = 0;
    while (end < own.length() && isOfId(own.charAt(end))) {
      end++;
    }
    return "prompt " + path + "/" + own.substring(0, end);
  }

  private static boolean isOfId(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  /// @param outOfReach what need not be reached
  static Coverage of(Recipe recipe, List<RunResult> runs, List<FaultSet.OutOfReach> outOfReach) {
    var walk = new Walk(runs, outOfReach);
    walk.flow(
        recipe.flow(),
        procedure -> {
          walk.step(procedure.path(), procedure.title());
          walk.flow(
              procedure.flow(),
              operation -> {
                walk.step(operation.path(), operation.title());
                walk.flow(operation.flow(), walk::phase);
              });
        });
    return new Coverage(walk.items);
  }

  /// Collects in the order of the text.
  private static final class Walk {
    private final List<RunResult> runs;
    private final List<FaultSet.OutOfReach> outOfReach;
    private final List<Item> items = new ArrayList<>();

    Walk(List<RunResult> runs, List<FaultSet.OutOfReach> outOfReach) {
      this.runs = runs;
      this.outOfReach = outOfReach;
    }

    <E> void flow(Flow<E> whole, Consumer<E> element) {
      whole.visit(
          flow -> {
            switch (flow) {
              case Flow.Single<E> single -> element.accept(single.element());
              case Flow.Selection<E> selection -> {
                for (int i = 0; i < selection.branches().size(); i++) {
                  Condition when = selection.branches().get(i).when();
                  add(
                      Kind.CHOICE,
                      selection.path(),
                      when == null ? OTHERWISE : when.toString(),
                      choice(selection.path(), i));
                }
              }
              case Flow.Loop<E> loop -> {
                if (loop.most() > 1) {
                  add(
                      Kind.AGAIN,
                      loop.path(),
                      "again, at most " + loop.most() + " rounds",
                      round(loop.path(), true));
                }
                add(Kind.LEFT, loop.path(), loop.until().toString(), round(loop.path(), false));
              }
              case Flow.Synchronization<E> meeting ->
                  add(Kind.MEETING, meeting.path(), meeting.name(), meeting(meeting.path()));
              case Flow.Series<E> _, Flow.Parallel<E> _ -> {}
            }
          });
    }

    void step(String path, String title) {
      add(Kind.STEP, path, title, Coverage.step(path));
    }

    void phase(PhaseStep phase) {
      String path = phase.path();
      step(path, phase.title());
      if (phase.until() != null) {
        add(Kind.UNTIL, path, phase.until().toString(), until(path));
      }
      List<Question> questions = new ArrayList<>(phase.before());
      questions.addAll(phase.after());
      for (Question question : questions) {
        add(Kind.PROMPT, path + "/" + question.id(), question.text(), prompt(path, question.id()));
      }
    }

    private void add(Kind kind, String path, String text, String key) {
      var item =
          new Item(
              kind,
              path,
              text,
              runs.stream()
                  .filter(run -> run.reached().containsKey(key))
                  .map(run -> run.plan().id())
                  .toList(),
              "");
      String excuse =
          outOfReach.stream()
              .filter(one -> !item.reached() && one.covers(item))
              .map(FaultSet.OutOfReach::why)
              .findFirst()
              .orElse("");
      items.add(new Item(kind, path, text, item.runs(), excuse));
    }
  }

  long total(Kind kind) {
    return items.stream().filter(item -> item.kind() == kind).count();
  }

  long reached(Kind kind) {
    return items.stream().filter(item -> item.kind() == kind && item.reached()).count();
  }

  /// What no run reached and nobody declared out of reach.
  List<Item> missed() {
    return items.stream().filter(item -> !item.reached() && item.excuse().isEmpty()).toList();
  }

  /// What no run reached, as was declared.
  List<Item> excused() {
    return items.stream().filter(item -> !item.excuse().isEmpty()).toList();
  }
}
