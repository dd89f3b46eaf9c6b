package org.cellstation.console.view;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.cellstation.console.widget.Navigator;
import org.cellstation.console.widget.Parts;

/// Every display in one action, always in the same place.
final class NavigationRail extends VBox {
  enum Place {
    OVERVIEW("Overview", false),
    UNIT("Unit", true),
    ALARMS("Alarms", false),
    INTERLOCKS("Interlocks", true),
    BATCHES("Batches", true),
    RECIPES("Recipes", true),
    TRENDS("Trends", true),
    CALIBRATION("Calibration", true),
    TUNING("Tuning", true),
    LINKS("Links", true),
    SIMULATOR("Simulator", true),
    USERS("Users", true);

    private final String title;

    /// Needs somebody signed in.
    private final boolean signedIn;

    Place(String title, boolean signedIn) {
      this.title = title;
      this.signedIn = signedIn;
    }
  }

  private final Map<Place, ToggleButton> buttons = new LinkedHashMap<>();
  private final boolean simulated;
  private Place here = Place.OVERVIEW;

  /// @param simulated whether a simulated skid is behind the station
  NavigationRail(Navigator navigator, Runnable lastUnit, boolean simulated) {
    this.simulated = simulated;
    getStyleClass().add("rail");
    for (Place place : Place.values()) {
      ToggleButton button = Parts.toggle(place.title);
      button.setId("nav-" + place.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("rail-button");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(
          event -> {
            at(here);
            go(place, navigator, lastUnit);
          });
      buttons.put(place, button);
      getChildren().add(button);
    }
  }

  private static void go(Place place, Navigator navigator, Runnable lastUnit) {
    switch (place) {
      case OVERVIEW -> navigator.showOverview();
      case UNIT -> lastUnit.run();
      case ALARMS -> navigator.showAlarms();
      case INTERLOCKS -> navigator.showInterlocks("");
      case BATCHES -> navigator.showBatches("");
      case RECIPES -> navigator.showRecipes();
      case TRENDS -> navigator.showTrends("");
      case CALIBRATION -> navigator.showCalibration();
      case TUNING -> navigator.showTuning();
      case LINKS -> navigator.showLinks();
      case SIMULATOR -> navigator.showSimulator();
      case USERS -> navigator.showUsers();
    }
  }

  void at(Place place) {
    here = place;
    buttons.forEach((each, button) -> button.setSelected(each == place));
  }

  /// Gives the keyboard to the display in front.
  void takeFocus() {
    buttons.forEach(
        (place, button) -> {
          if (place == here) {
            button.requestFocus();
          }
        });
  }

  void unlock(boolean signedIn, boolean administrator) {
    buttons.forEach(
        (place, button) -> {
          button.setDisable(place.signedIn && !signedIn);
          Parts.present(
              button,
              switch (place) {
                case USERS -> administrator;
                case SIMULATOR -> simulated && !administrator;
                default -> true;
              });
        });
  }
}
