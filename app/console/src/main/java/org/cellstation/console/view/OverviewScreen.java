package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.UnitPicture;
import org.cellstation.console.widget.Navigator;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;

/// Level 1: all units at a glance. Also what is seen when nobody is signed in.
final class OverviewScreen implements Screen {
  private final Navigator navigator;
  private final FlowPane tiles = new FlowPane();
  private final Map<String, UnitTile> byUnit = new LinkedHashMap<>();
  private final Label empty =
      Parts.paragraph(
          "No unit is configured. Add one to the station's configuration file and start the station"
              + " again.",
          "empty-state");
  private final VBox node;

  OverviewScreen(Navigator navigator) {
    this.navigator = navigator;
    tiles.getStyleClass().add("tiles");
    ScrollPane scroll = new ScrollPane(tiles);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    // Of itself it would never get narrower than its widest tile is now.
    tiles.setMinWidth(0);
    tiles.widthProperty().subscribe(width -> share());
    node = Parts.column("screen", empty, scroll);
    node.setId("overview-screen");
    node.setMinWidth(0);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    Parts.present(empty, picture.units().isEmpty());
    for (UnitPicture unit : picture.units()) {
      tile(unit.id()).show(unit);
    }
  }

  private UnitTile tile(String unit) {
    UnitTile known = byUnit.get(unit);
    if (known != null) {
      return known;
    }
    UnitTile tile = new UnitTile(unit, () -> navigator.showUnit(unit));
    byUnit.put(unit, tile);
    tiles.getChildren().add(tile);
    share();
    return tile;
  }

  /// The tiles share the whole width: few units are readable from afar.
  private void share() {
    if (byUnit.isEmpty()) {
      return;
    }
    double room = tiles.getWidth() - tiles.getInsets().getLeft() - tiles.getInsets().getRight();
    double gap = tiles.getHgap();
    double narrowest = byUnit.values().iterator().next().minWidth(-1);
    int columns = (int) Math.clamp((room + gap) / (narrowest + gap), 1, byUnit.size());
    double width = Math.max(narrowest, Math.floor((room - (columns - 1) * gap) / columns));
    byUnit.values().forEach(tile -> tile.setPrefWidth(width));
  }
}
