package org.cellstation.recipes.text;

import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.cellstation.recipes.text.YamlNode.Sequence;

/// Where something stands in a text: its line, and its path with step ids in place of positions.
///
/// @param line of the field's name where there is one, else of the value
public record Place(YamlNode node, int line, String path) {
  static Place of(YamlNode root, NodePath location) {
    Place place = new Place(root, root.line(), "");
    for (int i = 0; i < location.getNameCount(); i++) {
      place =
          location.getElement(i) instanceof Integer index
              ? place.item(index)
              : place.field(location.getName(i));
    }
    return place;
  }

  /// This place itself when there is no such field.
  public Place field(String name) {
    Entry entry = node instanceof Mapping mapping ? mapping.entries().get(name) : null;
    return entry == null ? this : new Place(entry.value(), entry.line(), below(name));
  }

  /// An empty value when there is no such field.
  public Place child(String name) {
    return names().contains(name) ? field(name) : new Place(new Scalar(line, ""), line, path);
  }

  /// This place itself when there is no such item.
  Place item(int index) {
    if (!(node instanceof Sequence sequence) || index >= sequence.items().size()) {
      return this;
    }
    YamlNode item = sequence.items().get(index);
    Place unnamed = new Place(item, item.line(), below("#" + (index + 1)));
    return unnamed.text("id").map(id -> new Place(item, item.line(), below(id))).orElse(unnamed);
  }

  /// The text of a field, empty when it is missing, empty or no text.
  public Optional<String> text(String name) {
    return child(name).node() instanceof Scalar scalar && !scalar.text().isBlank()
        ? Optional.of(scalar.text().strip())
        : Optional.empty();
  }

  /// The text that stands here, empty when there is none.
  public Optional<String> text() {
    return node instanceof Scalar scalar && !scalar.text().isBlank()
        ? Optional.of(scalar.text().strip())
        : Optional.empty();
  }

  /// The items of a field, none when it is no list.
  public List<Place> items(String name) {
    return field(name).items();
  }

  /// The items that stand here, none when this is no list.
  public List<Place> items() {
    return node instanceof Sequence sequence
        ? IntStream.range(0, sequence.items().size()).mapToObj(this::item).toList()
        : List.of();
  }

  /// The names of the fields, none when this is no group.
  public Set<String> names() {
    return node instanceof Mapping mapping ? mapping.entries().keySet() : Set.of();
  }

  /// What stands here, in words.
  public String found() {
    return switch (node) {
      case Scalar scalar when scalar.text().isEmpty() -> "is empty";
      case Scalar scalar -> "`" + scalar.text() + "`";
      case Sequence _ -> "a list stands here";
      case Mapping _ -> "a group of fields stands here";
    };
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }
}
