package org.cellstation.console.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Kind;

/// Where one answer to a prompt is given: typed, scanned or chosen.
final class AnswerField {
  private static final double ENTRY_WIDTH = 172;
  private static final double CODE_WIDTH = 420;
  private static final char SEPARATOR = '\u001D';
  private static final String SHOWN_SEPARATOR = "<GS>";

  private final Field field;
  private final Entry entry;
  private final VBox choice = new VBox();
  private final List<ToggleButton> options = new ArrayList<>();
  private final ToggleGroup group = new ToggleGroup();

  /// As the scanner sent it, empty while nothing was scanned.
  private String scanned = "";

  /// @param then what Enter does
  AnswerField(Field field, Runnable then) {
    this.field = field;
    entry = Entry.text(Parts.id("prompt-answer", field.name()), caption(field), "");
    entry.setPrefWidth(field.kind() == Kind.CODE ? CODE_WIDTH : ENTRY_WIDTH);
    entry.field().setOnAction(event -> then.run());
    if (field.kind() == Kind.CHOICE) {
      FlowPane buttons = new FlowPane(8, 8);
      for (String option : field.options()) {
        ToggleButton button = Parts.toggle(option);
        button.setId(Parts.id("prompt-choice-" + Parts.id("", field.name()), option));
        button.setToggleGroup(group);
        options.add(button);
        buttons.getChildren().add(button);
      }
      choice.setSpacing(4);
      choice.getChildren().addAll(Parts.paragraph(field.label(), "entry-caption"), buttons);
    }
  }

  private static String caption(Field field) {
    return switch (field.kind()) {
      case TEXT, CHOICE -> field.label() + "\ntext";
      case CODE ->
          field.label()
              + "\nscan or type the code"
              + (field.product().isEmpty() ? "" : ", product " + field.product());
      case NUMBER -> {
        String unit = Wording.unit(field.unit());
        String behind = unit.isEmpty() ? "" : " " + unit;
        String range =
            field.label()
                + "\n"
                + Wording.plain(field.min())
                + " to "
                + Wording.plain(field.max())
                + behind;
        yield Double.isNaN(field.expectedMin())
            ? range
            : range
                + "\nexpected "
                + Wording.plain(field.expectedMin())
                + " to "
                + Wording.plain(field.expectedMax())
                + behind;
      }
    };
  }

  Node node() {
    return field.kind() == Kind.CHOICE ? choice : entry;
  }

  String value() {
    if (field.kind() == Kind.CHOICE) {
      return options.stream()
          .filter(ToggleButton::isSelected)
          .map(ToggleButton::getText)
          .collect(Collectors.joining());
    }
    String typed = entry.value();
    return !scanned.isEmpty() && typed.equals(shown(scanned)) ? scanned : typed;
  }

  /// Takes a code that a scanner has read, where one is asked for and none is there yet.
  boolean take(String code) {
    if (field.kind() != Kind.CODE || !value().isEmpty()) {
      return false;
    }
    scanned = code;
    entry.field().setText(shown(code));
    return true;
  }

  /// A separator is no character that a field can show.
  private static String shown(String code) {
    return code.replace(String.valueOf(SEPARATOR), SHOWN_SEPARATOR).strip();
  }

  void focus() {
    if (field.kind() == Kind.CHOICE) {
      options.getFirst().requestFocus();
    } else {
      entry.field().requestFocus();
    }
  }
}
