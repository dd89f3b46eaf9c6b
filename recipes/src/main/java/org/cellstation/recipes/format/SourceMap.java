package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.chart.Outline.Part;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Span;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Sequence;
import org.cellstation.recipes.text.YamlText;
import org.jspecify.annotations.Nullable;

/// Where each step of a recipe's text stands in it, and the outline that can be read from it,
/// whatever faults it has. Immutable.
public final class SourceMap {
  /// @param path as in the outline
  /// @param level of the list it stands in, so of a block the level of its steps
  /// @param parent path of the unit procedure or operation it belongs to, empty for the procedure
  /// @param list it is an item of
  /// @param index in that list, from 0
  /// @param node its fields
  public record Step(
      String path, Level level, String parent, Sequence list, int index, Mapping node) {
    public int firstLine() {
      return node.line();
    }

    public int lastLine() {
      return node.span().lastLine();
    }

    /// Whether it is a unit procedure, an operation or a phase, and no block of them.
    public boolean element() {
      return BLOCKS.stream().noneMatch(node.entries()::containsKey);
    }

    /// As of {@link Place#text}.
    public Optional<String> text(String field) {
      return new Place(node, node.line(), path).text(field);
    }

    /// As it stands in the text; empty when it does not.
    public Optional<String> parameter(String name) {
      return new Place(node, node.line(), path).child("parameters").text(name);
    }
  }

  /// A list of steps, where one may be put in.
  ///
  /// @param level of its steps
  /// @param name where the field's name stands; null for a branch that is a list in a list
  public record Room(Level level, String parent, @Nullable Span name, YamlNode list) {}

  private static final List<String> BLOCKS = List.of("parallel", "choose", "repeat", "synchronise");

  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Room> rooms = new HashMap<>();
  private final Mapping root;
  private final Outline outline;

  private SourceMap(Mapping root) {
    this.root = root;
    outline = new Outline(list(root, "procedure", "", Level.UNIT_PROCEDURE, ""));
  }

  /// Empty when the text is no YAML, or no recipe at all.
  public static Optional<SourceMap> of(String text) {
    return YamlText.parse(text, new Faults(""))
        .filter(Mapping.class::isInstance)
        .map(node -> new SourceMap((Mapping) node));
  }

  /// The whole text's fields.
  public Mapping root() {
    return root;
  }

  /// A field of the recipe as a whole, as of {@link Place#text}.
  public Optional<String> head(String field) {
    return new Place(root, root.line(), "").text(field);
  }

  public Outline outline() {
    return outline;
  }

  /// In the order of the text.
  public List<Step> steps() {
    return List.copyOf(steps.values());
  }

  public Optional<Step> step(String path) {
    return Optional.ofNullable(steps.get(path));
  }

  /// Where steps may be put into the step of this path, or into the branch that {@link
  /// Outline.Selection#branch} names.
  public Optional<Room> room(String path) {
    return Optional.ofNullable(rooms.get(path));
  }

  /// The innermost step that a line belongs to.
  public Optional<Step> at(int line) {
    Step found = null;
    for (Step step : steps.values()) {
      if (step.firstLine() > line) {
        break;
      }
      if (line <= step.lastLine()) {
        found = step;
      }
    }
    return Optional.ofNullable(found);
  }

  /// @param path by which the room is called
  private List<Part> list(Mapping holder, String field, String parent, Level level, String path) {
    YamlNode.Entry entry = holder.entries().get(field);
    return entry == null ? List.of() : list(entry.value(), entry.name(), parent, level, path);
  }

  private List<Part> list(
      YamlNode value, @Nullable Span name, String parent, Level level, String path) {
    rooms.put(path, new Room(level, parent, name, value));
    List<Part> parts = new ArrayList<>();
    if (value instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i) instanceof Mapping item) {
          parts.add(part(item, parent, level, list, i));
        }
      }
    }
    return parts;
  }

  private Part part(Mapping item, String parent, Level level, Sequence list, int index) {
    Place place = new Place(item, item.line(), "");
    String key = BLOCKS.stream().filter(item.entries()::containsKey).findFirst().orElse("id");
    String id = place.text(key).orElse("");
    String path = path(parent, id, key.equals("synchronise"));
    steps.put(path, new Step(path, level, parent, list, index, item));
    String title = place.text("title").orElse(id);
    return switch (key) {
      case "parallel" -> new Outline.Parallel(path, title, branches(place, parent, level, path));
      case "choose" -> new Outline.Selection(path, title, choices(place, parent, level, path));
      case "repeat" ->
          new Outline.Loop(
              path,
              title,
              list(item, "steps", parent, level, path),
              place.text("until").orElse("?"),
              place.text("at most").orElse("?"));
      case "synchronise" -> new Outline.Synchronization(path, id);
      default -> step(item, place, level, path, title);
    };
  }

  private Part step(Mapping item, Place place, Level level, String path, String title) {
    String detail =
        switch (level) {
          case UNIT_PROCEDURE -> place.text("unit").orElse("?");
          case OPERATION ->
              String.join(
                  ", ",
                  place.items("uses").stream()
                      .map(Place::node)
                      .filter(YamlNode.Scalar.class::isInstance)
                      .map(node -> ((YamlNode.Scalar) node).text().strip())
                      .distinct()
                      .toList());
          case PHASE -> place.text("phase").orElse("?");
        };
    List<Part> parts =
        switch (level) {
          case UNIT_PROCEDURE -> list(item, "operations", path, Level.OPERATION, path);
          case OPERATION -> list(item, "phases", path, Level.PHASE, path);
          case PHASE -> List.of();
        };
    String until = level == Level.PHASE ? place.text("until").orElse("") : "";
    return new Outline.Step(path, level, title, detail, until, parts);
  }

  private List<List<Part>> branches(Place block, String parent, Level level, String path) {
    List<List<Part>> branches = new ArrayList<>();
    for (Place branch : block.items("branches")) {
      String name = Outline.Selection.branch(path, branches.size() + 1);
      branches.add(list(branch.node(), null, parent, level, name));
    }
    return branches;
  }

  private List<Outline.Branch> choices(Place block, String parent, Level level, String path) {
    List<Outline.Branch> branches = new ArrayList<>();
    for (Place branch : block.items("branches")) {
      String name = Outline.Selection.branch(path, branches.size() + 1);
      boolean otherwise = branch.names().contains("otherwise");
      List<Part> parts =
          branch.node() instanceof Mapping fields
              ? list(fields, otherwise ? "otherwise" : "then", parent, level, name)
              : List.of();
      branches.add(new Outline.Branch(otherwise ? "" : branch.text("when").orElse("?"), parts));
    }
    return branches;
  }

  /// As a recipe that is whole names it; a second of the same name, which is a fault, gets a
  /// number.
  private String path(String parent, String id, boolean counted) {
    String plain = (parent.isEmpty() ? "" : parent + "/") + (id.isEmpty() ? "?" : id);
    String path = counted ? plain + "-1" : plain;
    for (int i = 2; steps.containsKey(path); i++) {
      path = counted ? plain + "-" + i : plain + "~" + i;
    }
    return path;
  }
}
