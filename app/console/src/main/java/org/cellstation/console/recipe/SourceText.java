package org.cellstation.console.recipe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.text.Fault;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/// The text of a recipe to write in, with line numbers, a sign at each line that has a fault and a
/// bar beside the lines of the marked step. Only what is in sight is laid out, and the whole
/// history can be undone.
final class SourceText extends StackPane {
  private final CodeArea area = new CodeArea();
  private final Map<Integer, String> faults = new HashMap<>();
  private int first;
  private int last;
  private Consumer<String> typed = text -> {};
  private IntConsumer caret = line -> {};
  private boolean quiet;

  SourceText() {
    getStyleClass().add("source-text");
    area.setId("recipe-text");
    area.setParagraphGraphicFactory(this::margin);
    area.setWrapText(false);
    area.textProperty().addListener((property, before, now) -> typed.accept(now));
    area.currentParagraphProperty()
        .addListener(
            (property, before, now) -> {
              if (!quiet) {
                caret.accept(now + 1);
              }
            });
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::indent);
    getChildren().add(new VirtualizedScrollPane<>(area));
  }

  /// @param typed gets the whole text after each change
  void onTyped(Consumer<String> typed) {
    this.typed = typed;
  }

  /// @param caret gets the line, from 1, that the cursor comes to
  void onCaret(IntConsumer caret) {
    this.caret = caret;
  }

  /// A recipe is indented by spaces; Enter keeps the indentation.
  private void indent(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || !area.isEditable()) {
      return;
    }
    if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
      area.replaceSelection("  ");
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      String line = area.getParagraph(area.getCurrentParagraph()).getText();
      int blanks = line.length() - line.stripLeading().length();
      area.replaceSelection("\n" + " ".repeat(Math.min(blanks, area.getCaretColumn())));
      area.requestFollowCaret();
      event.consume();
    }
  }

  String text() {
    return area.getText();
  }

  /// Begins another text, without a history.
  void begin(String text) {
    quiet = true;
    first = 0;
    last = 0;
    faults.clear();
    area.replaceText(text);
    area.moveTo(0);
    area.getUndoManager().forgetHistory();
    quiet = false;
    area.showParagraphAtTop(0);
  }

  void editable(boolean editable) {
    area.setEditable(editable);
  }

  void apply(Edit edit) {
    if (edit.from() < edit.to() || !edit.replacement().isEmpty()) {
      area.replaceText(edit.from(), edit.to(), edit.replacement());
    }
  }

  void undo() {
    area.undo();
  }

  void redo() {
    area.redo();
  }

  boolean canUndo() {
    return area.isUndoAvailable();
  }

  boolean canRedo() {
    return area.isRedoAvailable();
  }

  int caretOffset() {
    return area.getCaretPosition();
  }

  void select(int from, int to) {
    area.selectRange(from, to);
    area.requestFollowCaret();
  }

  void focus() {
    area.requestFocus();
  }

  /// Puts a bar beside lines, 0 for none.
  ///
  /// @param show also scrolls there and puts the cursor there
  void mark(int firstLine, int lastLine, boolean show) {
    first = firstLine;
    last = lastLine;
    if (show && firstLine >= 1 && firstLine <= area.getParagraphs().size()) {
      goTo(firstLine);
    }
    refresh();
  }

  /// Shows a line with some lines above it.
  void goTo(int line) {
    int paragraph = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
    quiet = true;
    area.moveTo(paragraph, 0);
    quiet = false;
    area.showParagraphAtTop(Math.max(0, paragraph - 3));
  }

  void faults(Collection<Fault> fresh) {
    faults.clear();
    for (Fault fault : fresh) {
      faults.merge(fault.line(), fault.what(), (one, other) -> one + "\n" + other);
    }
    refresh();
  }

  /// The margin of what is in sight; the rest is made when it comes into sight.
  private void refresh() {
    if (area.getLength() > 0 && area.getScene() != null && area.getHeight() > 0) {
      int top = area.firstVisibleParToAllParIndex();
      int bottom = area.lastVisibleParToAllParIndex();
      for (int i = top; i <= bottom; i++) {
        area.recreateParagraphGraphic(i);
      }
    }
  }

  private Node margin(int paragraph) {
    int line = paragraph + 1;
    String fault = faults.get(line);
    Region bar = new Region();
    bar.getStyleClass().add("source-bar");
    if (line >= first && line <= last) {
      bar.getStyleClass().add("source-bar-marked");
    }
    Label sign = new Label(fault == null ? " " : "!");
    sign.getStyleClass()
        .addAll(fault == null ? List.of("source-sign") : List.of("source-sign", "source-fault"));
    Label number = new Label(Integer.toString(line));
    number.getStyleClass().add("source-number");
    HBox margin = new HBox(sign, number, bar);
    margin.setAlignment(Pos.CENTER_RIGHT);
    margin.getStyleClass().add("source-margin");
    if (fault != null) {
      Tooltip.install(margin, new Tooltip(fault));
    }
    return margin;
  }
}
