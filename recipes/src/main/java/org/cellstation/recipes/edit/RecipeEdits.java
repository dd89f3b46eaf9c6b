package org.cellstation.recipes.edit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.edit.EditOutcome.Refused;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.format.SourceMap.Room;
import org.cellstation.recipes.format.SourceMap.Step;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.QuestionPicture;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/// Changes one text of a recipe by its structure. Every change is one replacement that touches only
/// the lines it means; comments and layout stay. The text may have faults, as long as it is YAML.
/// Immutable; callable from any thread.
public final class RecipeEdits {
  private final String text;
  private final SourceMap map;
  private final Lines lines;
  private final FieldEdits fields;

  /// @param map of exactly this text
  public RecipeEdits(String text, SourceMap map) {
    this.text = text;
    this.map = map;
    lines = new Lines(text);
    fields = new FieldEdits(text, lines);
  }

  /// Empty when the text is no YAML.
  public static Optional<RecipeEdits> of(String text) {
    return SourceMap.of(text).map(map -> new RecipeEdits(text, map));
  }

  /// Puts something behind the marked step; at the end of what is marked when that is an operation
  /// or a unit procedure and takes it, or a branch of a block.
  ///
  /// @param marked path of a step or branch; empty for the procedure
  public EditOutcome insert(String marked, Template template) {
    Step step = map.step(marked).orElse(null);
    if (step != null && fits(template, step.level())) {
      return behind(step, template);
    }
    Room room = map.room(marked).orElse(null);
    if (room == null || !fits(template, room.level())) {
      return new Refused(
          switch (template) {
            case Template.Phase _ ->
                "Phases stand in operations. Mark an operation or a phase first.";
            case Template.Operation _ ->
                "Operations stand in unit procedures. Mark a unit procedure or an operation first.";
            case Template.Block _ -> "Mark the step that it shall stand behind first.";
          });
    }
    return into(room, marked, template);
  }

  private static boolean fits(Template template, Level level) {
    return switch (template) {
      case Template.Phase _ -> level == Level.PHASE;
      case Template.Operation _ -> level == Level.OPERATION;
      case Template.Block _ -> true;
    };
  }

  private EditOutcome behind(Step step, Template template) {
    if (step.list().bracketed()) {
      return inBrackets();
    }
    Segment segment = Segment.of(step, lines);
    List<String> fresh = template.lines(step.level(), equipment(step), taken(step.parent()));
    int at = segment.to(lines);
    String gap = spaced(step) ? lines.lineBreak() : "";
    String indentation = lines.lineBreak() + " ".repeat(segment.indentation());
    return new Edit(at, at, gap + indentation + String.join(indentation, fresh));
  }

  private static Refused inBrackets() {
    return new Refused("The list is written in brackets. Change it in the text.");
  }

  /// Whether the steps of a list are set apart by empty lines.
  private boolean spaced(Step step) {
    int beside = step.index() > 0 ? step.index() : 1;
    if (beside >= step.list().items().size()) {
      return false;
    }
    YamlNode item = step.list().items().get(beside);
    int above = item.line() - 1;
    while (lines.comment(above)) {
      above--;
    }
    return above > 0 && lines.blank(above);
  }

  private EditOutcome into(Room room, String path, Template template) {
    YamlNode list = room.list();
    if (list instanceof Sequence full && !full.items().isEmpty()) {
      return map.steps().stream()
          .filter(step -> same(step.list(), full) && step.index() == full.items().size() - 1)
          .findFirst()
          .map(last -> behind(last, template))
          .orElseGet(RecipeEdits::inBrackets);
    }
    if (list instanceof Mapping || (list instanceof Scalar full && !full.text().isBlank())) {
      return new Refused("No list of steps stands here. Mend the text first.");
    }
    Step around = map.step(before(path, '#')).orElse(null);
    List<String> fresh = template.lines(room.level(), equipment(around), taken(room.parent()));
    var name = room.name();
    int from = lines.from(list.span());
    int to = Math.max(from, lines.to(list.span()));
    if (name == null) {
      String indentation = lines.lineBreak() + " ".repeat(from - lines.start(list.line()));
      return new Edit(from, to, String.join(indentation, fresh));
    }
    int colon = text.indexOf(':', lines.to(name));
    String rest = list instanceof Sequence ? "" : text.substring(to, lines.end(list.line()));
    String indentation = lines.lineBreak() + " ".repeat(name.column() + 1);
    return list instanceof Sequence
        ? new Edit(colon + 1, to, indentation + String.join(indentation, fresh))
        : new Edit(
            colon + 1,
            lines.end(name.line()),
            rest + indentation + String.join(indentation, fresh));
  }

  private Set<String> taken(String parent) {
    Set<String> taken = new LinkedHashSet<>();
    for (Step step : map.steps()) {
      if (step.parent().equals(parent)) {
        for (String key : List.of("id", "parallel", "choose", "repeat")) {
          step.text(key).ifPresent(taken::add);
        }
      }
    }
    return taken;
  }

  /// What a step is written for: what its unit procedure says, else the recipe.
  public EquipmentClass equipment(@Nullable Step step) {
    String procedure = step == null ? "" : before(step.path(), '/');
    return map.step(procedure)
        .flatMap(own -> own.text("equipment class"))
        .or(() -> new Place(map.root(), 1, "").text("equipment class"))
        .flatMap(EquipmentClass::named)
        .orElse(EquipmentClass.STATIC);
  }

  private static String before(String path, char end) {
    int at = path.indexOf(end);
    return at < 0 ? path : path.substring(0, at);
  }

  public EditOutcome delete(String path) {
    Step step = map.step(path).orElse(null);
    if (step == null) {
      return gone();
    }
    if (step.list().bracketed()) {
      return inBrackets();
    }
    Segment segment = Segment.of(step, lines);
    if (step.list().items().size() == 1) {
      return deleteOnly(step, segment);
    }
    if (segment.ownLine()) {
      return deleteLines(segment);
    }
    int next = lines.offset(step.list().items().get(1).line(), step.list().span().column());
    return text.charAt(next) == '-'
        ? new Edit(segment.dash(), next, "")
        : new Refused("The hyphen of the next step stands alone. Delete it in the text.");
  }

  private EditOutcome deleteLines(Segment segment) {
    int last = segment.lastLine();
    while (lines.blank(segment.firstLine() - 1) && last < lines.count() && lines.blank(last + 1)) {
      last++;
    }
    return last < lines.count()
        ? new Edit(lines.start(segment.firstLine()), lines.next(last), "")
        : new Edit(lines.end(segment.firstLine() - 1), text.length(), "");
  }

  /// Only a branch of a choice may be empty.
  private EditOutcome deleteOnly(Step step, Segment segment) {
    for (Step holder : map.steps()) {
      if (holder.node().entries().containsKey("choose")) {
        Place branches = new Place(holder.node(), 1, "");
        for (Place branch : branches.items("branches")) {
          for (String field : List.of("then", "otherwise")) {
            Place room = branch.child(field);
            if (same(step.list(), room.node()) && branch.node() instanceof Mapping group) {
              return emptied(group.entries().get(field), segment);
            }
          }
        }
      }
    }
    return new Refused(
        "It is the only step there, and something must be left. Put another one in first, or"
            + " delete what it stands in.");
  }

  private EditOutcome emptied(@Nullable Entry field, Segment segment) {
    if (field == null) {
      return gone();
    }
    int colon = text.indexOf(':', lines.to(field.name()));
    int end = Math.max(colon + 1, lines.start(segment.firstLine()));
    String kept = text.substring(colon + 1, end).stripTrailing();
    return new Edit(colon + 1, segment.to(lines), " []" + kept);
  }

  private static Refused gone() {
    return new Refused("The step is not in the text any more.");
  }

  /// Changes places with the step above or below in the same list.
  public EditOutcome move(String path, boolean down) {
    Step step = map.step(path).orElse(null);
    if (step == null) {
      return gone();
    }
    if (step.list().bracketed()) {
      return inBrackets();
    }
    int upper = down ? step.index() : step.index() - 1;
    Step first = item(step.list(), upper);
    Step second = item(step.list(), upper + 1);
    if (first == null || second == null) {
      return new Refused(down ? "It is the last one there." : "It is the first one there.");
    }
    Segment above = Segment.of(first, lines);
    Segment below = Segment.of(second, lines);
    boolean whole = above.ownLine() && below.ownLine();
    int from = above.from(lines, whole);
    int middle = above.to(lines);
    int begin = below.from(lines, whole);
    int to = below.to(lines);
    String swapped =
        text.substring(begin, to) + text.substring(middle, begin) + text.substring(from, middle);
    return new Edit(from, to, swapped);
  }

  private @Nullable Step item(Sequence list, int index) {
    for (Step step : map.steps()) {
      if (same(step.list(), list) && step.index() == index) {
        return step;
      }
    }
    return null;
  }

  /// No two lists of a text stand at the same place.
  private static boolean same(YamlNode one, YamlNode other) {
    return one.span().equals(other.span());
  }

  /// @param field of the step, for example `title`, `until`, `planned`, `at most`
  /// @param value empty to leave the field out
  public EditOutcome setField(String path, String field, String value) {
    return map.step(path).map(step -> fields.set(step.node(), field, value)).orElse(gone());
  }

  /// @param field of the recipe as a whole, for example `id`, `version`, `author`
  public EditOutcome setHead(String field, String value) {
    return fields.set(map.root(), field, value);
  }

  /// Says the content of each picture that the text names by its file alone.
  ///
  /// @param contents SHA-256 by file name; empty where there is no such picture
  public EditOutcome namePictures(Function<String, Optional<String>> contents) {
    SortedMap<Integer, Edit> edits = new TreeMap<>();
    pictures(map.root(), contents, edits);
    if (edits.isEmpty()) {
      return new Edit(0, 0, "");
    }
    int from = edits.firstEntry().getValue().from();
    int to = edits.lastEntry().getValue().to();
    StringBuilder fresh = new StringBuilder();
    int at = from;
    for (Edit edit : edits.values()) {
      fresh.append(text, at, edit.from()).append(edit.replacement());
      at = edit.to();
    }
    return new Edit(from, to, fresh.toString());
  }

  private void pictures(
      YamlNode node, Function<String, Optional<String>> contents, SortedMap<Integer, Edit> edits) {
    switch (node) {
      case Mapping group ->
          group
              .entries()
              .forEach(
                  (name, entry) -> {
                    if (name.equals("picture") && entry.value() instanceof Scalar words) {
                      picture(group, words, contents)
                          .ifPresent(edit -> edits.put(edit.from(), edit));
                    } else {
                      pictures(entry.value(), contents, edits);
                    }
                  });
      case Sequence list -> list.items().forEach(item -> pictures(item, contents, edits));
      case Scalar _ -> {}
    }
  }

  private Optional<Edit> picture(
      Mapping group, Scalar words, Function<String, Optional<String>> contents) {
    return QuestionPicture.of(words.text())
        .filter(picture -> picture.sha256().isEmpty())
        .flatMap(
            picture ->
                contents
                    .apply(picture.file())
                    .map(content -> new QuestionPicture(picture.file(), content).toString()))
        .map(full -> fields.set(group, "picture", full))
        .filter(Edit.class::isInstance)
        .map(Edit.class::cast);
  }

  /// @param branch of a selection, as {@link
  ///   org.cellstation.recipes.chart.Outline.Selection#branch} names it
  public EditOutcome setWhen(String branch, String condition) {
    Step step = map.step(before(branch, '#')).orElse(null);
    int number = Integer.parseInt(branch.substring(branch.indexOf('#') + 1));
    List<Place> branches =
        step == null ? List.of() : new Place(step.node(), 1, "").items("branches");
    return number <= branches.size() && branches.get(number - 1).node() instanceof Mapping group
        ? fields.set(group, "when", condition)
        : gone();
  }

  /// @param value empty to leave the parameter out
  public EditOutcome setParameter(String path, String name, String value) {
    Step step = map.step(path).orElse(null);
    if (step == null) {
      return gone();
    }
    Entry entry = step.node().entries().get("parameters");
    if (entry != null && entry.value() instanceof Mapping group && !group.entries().isEmpty()) {
      boolean last = group.entries().size() == 1 && group.entries().containsKey(name);
      return last && value.isBlank() && !group.bracketed()
          ? fields.set(step.node(), "parameters", "")
          : fields.set(group, name, value);
    }
    if (value.isBlank()) {
      return new Edit(0, 0, "");
    }
    if (entry != null) {
      return new Refused("`parameters` is no group of fields. Mend it in the text first.");
    }
    Entry phase = step.node().entries().get("phase");
    if (phase == null || step.node().bracketed()) {
      return new Refused("Its fields are written in brackets. Change it in the text.");
    }
    int at = lines.end(phase.value().span().lastLine());
    String indentation = lines.lineBreak() + " ".repeat(phase.name().column() - 1);
    String words = YamlWords.write(name, false) + ": " + YamlWords.write(value, false);
    return new Edit(at, at, indentation + "parameters:" + indentation + "  " + words);
  }
}
