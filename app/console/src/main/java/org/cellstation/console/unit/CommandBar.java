package org.cellstation.console.unit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.cellstation.console.model.BatchPicture;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Confirm;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.recipes.engine.Command;
import org.jspecify.annotations.Nullable;

/// The eight procedure commands, each always in its place; those that are not legal now are
/// disabled. Each is confirmed with its unit and batch and sent with the state the person saw.
public final class CommandBar extends HBox {
  private final Desk desk;
  private final Overlay overlay;
  private final Map<Command, Button> buttons = new EnumMap<>(Command.class);
  private @Nullable UnitPicture shown;

  CommandBar(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    getStyleClass().add("command-bar");
    for (Command command : Command.values()) {
      Button button =
          Parts.button("command-" + command, command.name(), () -> ask(command), "command");
      if (command == Command.HOLD) {
        button.getStyleClass().add("command-hold");
      }
      buttons.put(command, button);
      getChildren().add(button);
    }
  }

  void show(UnitPicture unit) {
    shown = unit;
    Optional<BatchPicture> batch = unit.batch();
    buttons.forEach(
        (command, button) ->
            button.setDisable(batch.isEmpty() || !batch.get().legal().contains(command)));
  }

  private void ask(Command command) {
    UnitPicture unit = shown;
    if (unit != null && unit.batch().isPresent()) {
      ask(desk, overlay, unit, unit.batch().get(), command);
    }
  }

  /// Confirms and sends one command.
  public static void ask(
      Desk desk, Overlay overlay, UnitPicture unit, BatchPicture batch, Command command) {
    Confirm.ask(
        overlay,
        command + "?",
        Faceplate.target(unit),
        "Now: "
            + Wording.state(batch.state())
            + (batch.step().isEmpty() ? "" : ", " + batch.step())
            + "\n"
            + Wording.consequence(command),
        command + " " + unit.id(),
        () -> desk.command(batch.id(), command, batch.state(), reply -> {}));
  }
}
