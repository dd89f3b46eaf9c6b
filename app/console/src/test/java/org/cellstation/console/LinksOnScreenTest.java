package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinksOnScreenTest {
  private static final String EXCHANGED = "WT-102";

  private final FakeStation station = new FakeStation().withPeople();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  private void choose() {
    screen.signIn("otto").press("nav-links");
    TableView<?> table = (TableView<?>) screen.find("link-table");
    OnScreen.onFx(
        () -> {
          int row = 0;
          while (!table.getItems().get(row).toString().contains("id=" + EXCHANGED)) {
            row++;
          }
          table.getSelectionModel().select(row);
          return row;
        });
    screen.await("its wire", () -> screen.shown("wire-panel"));
    screen.advance(Duration.ofSeconds(1));
  }

  /// The panel that opens below takes half of the table's height.
  @Test
  void theChosenLinkStaysInSight() {
    choose();
    screen.await("the chosen row", this::chosenIsInSight);
  }

  private boolean chosenIsInSight() {
    return OnScreen.onFx(
        () -> {
          Node table = screen.find("link-table");
          Bounds whole = table.localToScene(table.getBoundsInLocal());
          return table.lookupAll(".table-row-cell").stream()
              .filter(n -> n instanceof TableRow<?> row && row.isSelected() && row.isVisible())
              .map(n -> n.localToScene(n.getBoundsInLocal()))
              .anyMatch(
                  row -> row.getMinY() >= whole.getMinY() && row.getMaxY() <= whole.getMaxY());
        });
  }

  @Test
  void anExchangedInstrumentIsAcceptedWithAReasonAndItsFramesAreSaved() {
    choose();
    screen.press("wire-save");
    screen.press("wire-accept");
    screen.await("question", () -> screen.shown("reason-submit"));
    screen.type("reason", "the other one was broken");
    screen.press("reason-submit");
    screen.await(
        "what was asked for",
        () ->
            station
                .asked()
                .contains("acceptInstrument weighing WT-102 B022 the other one was broken"));
    assertTrue(station.asked().contains("saveFrames weighing"));
  }
}
