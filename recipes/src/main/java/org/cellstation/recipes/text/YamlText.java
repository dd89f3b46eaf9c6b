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
  private final String[] lines;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable YamlNode root;

  private YamlText(String text, Faults faults) {
    this.faults = faults;
    lines = text.split("\r\n|\r|\n", -1);
  }

  /// Empty when the text is no YAML of the kind the station uses; the faults then say why.
  public static Optional<YamlNode> parse(String text, Faults faults) {
    YamlText tree = new YamlText(text, faults);
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
        put(ended.line(), ended.node(span(event)));
        yield true;
      }
      default -> true;
    };
  }

  private boolean scalar(ScalarEvent scalar) {
    Open around = open.peek();
    if (around == null || !around.mapping || around.key != null) {
      put(line(scalar), new Scalar(span(scalar), scalar.getValue()));
      return true;
    }
    around.key = scalar.getValue();
    around.keySpan = span(scalar);
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
    open.push(new Open(span(start), start instanceof MappingStartEvent, start.isFlow()));
    return true;
  }

  private void put(int line, YamlNode node) {
    Open around = open.peek();
    if (around == null) {
      root = node;
      return;
    }
    around.last = node.span();
    String key = around.key;
    if (!around.mapping) {
      around.items.add(node);
    } else if (key != null) {
      Entry first = around.entries.putIfAbsent(key, new Entry(around.keySpan, node));
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

  private Span span(Event event) {
    Optional<Mark> start = event.getStartMark();
    Optional<Mark> end = event.getEndMark();
    if (start.isEmpty() || end.isEmpty()) {
      return Span.line(line(event));
    }
    int line = start.get().getLine() + 1;
    int column = start.get().getColumn() + 1;
    int lastLine = end.get().getLine() + 1;
    int endColumn = end.get().getColumn() + 1;
    if (event instanceof ScalarEvent && lastLine > line) {
      return trimmed(line, column, lastLine, endColumn);
    }
    return new Span(line, column, lastLine, endColumn);
  }

  /// The parser ends a folded text only with what follows it.
  private Span trimmed(int line, int column, int lastLine, int endColumn) {
    int last = lastLine;
    String kept = cut(last, endColumn - 1);
    while (kept.isBlank() && last > line) {
      last--;
      kept = lines[last - 1].stripTrailing();
    }
    return new Span(line, column, last, kept.codePointCount(0, kept.length()) + 1);
  }

  private String cut(int line, int columns) {
    if (line > lines.length) {
      return "";
    }
    String text = lines[line - 1];
    int most = text.codePointCount(0, text.length());
    return text.substring(0, text.offsetByCodePoints(0, Math.min(columns, most))).stripTrailing();
  }

  /// A list or group whose end has not been seen yet.
  private static final class Open {
    final Span begun;
    final boolean mapping;
    final boolean flow;
    final Map<String, Entry> entries = new LinkedHashMap<>();
    final List<YamlNode> items = new ArrayList<>();
    @Nullable String key;
    Span keySpan;

    /// Of what was seen of it most recently.
    Span last;

    Open(Span begun, boolean mapping, boolean flow) {
      this.begun = begun;
      this.mapping = mapping;
      this.flow = flow;
      keySpan = begun;
      last = begun;
    }

    int line() {
      return begun.line();
    }

    /// @param end of what ends it
    YamlNode node(Span end) {
      Span span = begun.to(flow ? end : last);
      if (!mapping) {
        return new Sequence(span, flow, items);
      }
      Scalar reference = reference(span);
      return reference == null ? new Mapping(span, flow, entries) : reference;
    }

    /// `{temperature}` is a group of one empty field to YAML, and a reference to a formula
    /// parameter to a recipe.
    private @Nullable Scalar reference(Span span) {
      if (!flow || entries.size() != 1) {
        return null;
      }
      Map.Entry<String, Entry> only = entries.entrySet().iterator().next();
      return only.getValue().value() instanceof Scalar value && value.text().isEmpty()
          ? new Scalar(span, "{" + only.getKey() + "}")
          : null;
    }
  }
}
