package org.cellstation.recipes.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the tree of one YAML text from the parser's events. Working on events rather than on
/// composed nodes keeps hostile nesting off the stack and refuses aliases before they multiply.
public final class YamlText {
  /// A recipe needs eight levels, a configuration fewer.
  private static final int DEEPEST = 32;

  private final Faults faults;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable YamlNode root;

  private YamlText(Faults faults) {
    this.faults = faults;
  }

  /// Empty when the text is no YAML of the kind the station uses; the faults then say why.
  public static Optional<YamlNode> parse(String text, Faults faults) {
    YamlText tree = new YamlText(faults);
    LoadSettings settings = LoadSettings.builder().build();
    try {
      int documents = 0;
      for (Event event : new Parse(settings).parseString(text)) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
          faults.add(line(event), "", "a second document begins", "keep one a file");
          return Optional.empty();
        }
        if (!tree.take(event)) {
          return Optional.empty();
        }
      }
    } catch (YamlEngineException e) {
      YamlTrouble.explain(e, text, faults);
      return Optional.empty();
    }
    YamlNode root = tree.root;
    if (root == null && faults.none()) {
      faults.add(1, "", "the text is empty", "write what belongs in it");
    }
    return Optional.ofNullable(root);
  }

  /// @return false when reading on is of no use
  private boolean take(Event event) {
    if (event instanceof NodeEvent node && !plain(node)) {
      return false;
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case CollectionStartEvent start -> begin(start);
      case CollectionEndEvent _ -> {
        Open ended = open.pop();
        put(ended.line, ended.node());
        yield true;
      }
      default -> true;
    };
  }

  private boolean scalar(ScalarEvent scalar) {
    Open around = open.peek();
    if (around == null || !around.mapping || around.key != null) {
      put(line(scalar), new Scalar(line(scalar), scalar.getValue()));
      return true;
    }
    around.key = scalar.getValue();
    around.keyLine = line(scalar);
    return true;
  }

  private boolean begin(CollectionStartEvent start) {
    Open around = open.peek();
    if (around != null && around.mapping && around.key == null) {
      faults.add(
          line(start), "", "a field's name is a list or a group", "write the name as plain text");
      return false;
    }
    if (open.size() == DEEPEST) {
      faults.add(
          line(start), "", "nested more than " + DEEPEST + " levels deep", "check the indentation");
      return false;
    }
    open.push(new Open(line(start), start instanceof MappingStartEvent, start.isFlow()));
    return true;
  }

  private void put(int line, YamlNode node) {
    Open around = open.peek();
    if (around == null) {
      root = node;
      return;
    }
    String key = around.key;
    if (!around.mapping) {
      around.items.add(node);
    } else if (key != null) {
      Entry first = around.entries.putIfAbsent(key, new Entry(around.keyLine, node));
      if (first != null) {
        faults.add(
            line,
            key,
            "the field `" + key + "` is given twice, first on line " + first.line(),
            "keep one of them");
      }
      around.key = null;
    }
  }

  /// Anchors, aliases and tags can hide from a reader what a text says.
  private boolean plain(NodeEvent node) {
    String found =
        switch (node) {
          case AliasEvent alias -> "the alias `*" + alias.getAlias() + "`";
          case ScalarEvent s when s.getTag().isPresent() -> "the tag `" + s.getTag().get() + "`";
          case CollectionStartEvent s when s.getTag().isPresent() ->
              "the tag `" + s.getTag().get() + "`";
          default -> node.getAnchor().map(anchor -> "the anchor `&" + anchor + "`").orElse("");
        };
    if (found.isEmpty()) {
      return true;
    }
    faults.add(line(node), "", found + " is not allowed here", "write out what is meant, in full");
    return false;
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /// A list or group whose end has not been seen yet.
  private static final class Open {
    final int line;
    final boolean mapping;
    final boolean flow;
    final Map<String, Entry> entries = new LinkedHashMap<>();
    final List<YamlNode> items = new ArrayList<>();
    @Nullable String key;
    int keyLine;

    Open(int line, boolean mapping, boolean flow) {
      this.line = line;
      this.mapping = mapping;
      this.flow = flow;
    }

    YamlNode node() {
      if (!mapping) {
        return new Sequence(line, items);
      }
      Scalar reference = reference();
      return reference == null ? new Mapping(line, entries) : reference;
    }

    /// `{temperature}` is a group of one empty field to YAML, and a reference to a formula
    /// parameter to a recipe.
    private @Nullable Scalar reference() {
      if (!flow || entries.size() != 1) {
        return null;
      }
      Map.Entry<String, Entry> only = entries.entrySet().iterator().next();
      return only.getValue().value() instanceof Scalar value && value.text().isEmpty()
          ? new Scalar(line, "{" + only.getKey() + "}")
          : null;
    }
  }
}
