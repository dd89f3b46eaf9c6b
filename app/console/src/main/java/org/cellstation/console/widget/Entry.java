package org.cellstation.console.widget;

import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// A captioned field to type into.
public final class Entry extends VBox {
  private final TextField field;
  private final Label label;

  private Entry(String id, String caption, String hint, TextField field) {
    this.field = field;
    getStyleClass().add("entry");
    field.setId(id);
    field.setPromptText(hint);
    label = Parts.paragraph(caption, "entry-caption");
    label.setLabelFor(field);
    field.setAccessibleText(caption);
    getChildren().addAll(label, field);
  }

  public static Entry text(String id, String caption, String hint) {
    return new Entry(id, caption, hint, new TextField());
  }

  public static Entry password(String id, String caption) {
    return new Entry(id, caption, "", new PasswordField());
  }

  /// Asks for something else from now on.
  public void caption(String caption) {
    label.setText(caption);
    field.setAccessibleText(caption);
  }

  public TextField field() {
    return field;
  }

  public String value() {
    return field.getText().strip();
  }

  /// As the array a station wipes; the field is emptied.
  public char[] secret() {
    char[] secret = field.getText().toCharArray();
    field.clear();
    return secret;
  }

  /// Reads a number, with a decimal comma or point.
  public OptionalDouble number() {
    try {
      double number = Double.parseDouble(value().replace(',', '.'));
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }
}
