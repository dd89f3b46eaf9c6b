package org.cellstation.console.widget;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.cellstation.recipes.engine.ProcedureState;

/// A procedural state as a grey shape: ring idle, wedge running, bars paused or held, tick
/// complete, square stopped, cross aborted. Never a colour.
public final class StateSymbol extends StackPane {
  private final SVGPath shape = new SVGPath();

  public StateSymbol() {
    getStyleClass().add("state-symbol");
    shape.getStyleClass().add("state-shape");
    setMinSize(18, 18);
    setMaxSize(18, 18);
    getChildren().add(shape);
  }

  public void show(ProcedureState state) {
    shape.setContent(outline(state));
  }

  /// As an SVG path in a square of 14.
  public static String outline(ProcedureState state) {
    return switch (state) {
      case IDLE -> "M7 1 A6 6 0 1 1 6.99 1 Z M7 3 A4 4 0 1 0 7.01 3 Z";
      case RUNNING, RESTARTING -> "M2 0 L14 7 L2 14 Z";
      case PAUSING, PAUSED -> "M2 1 H6 V13 H2 Z M8 1 H12 V13 H8 Z";
      case HOLDING, HELD -> "M0 0 H14 V14 H0 Z M3 3 V11 H6 V3 Z M8 3 V11 H11 V3 Z";
      case STOPPING, STOPPED -> "M1 1 H13 V13 H1 Z";
      case ABORTING, ABORTED ->
          "M1 3 L3 1 L7 5 L11 1 L13 3 L9 7 L13 11 L11 13 L7 9 L3 13 L1 11" + " L5 7 Z";
      case COMPLETE -> "M1 7 L3 5 L6 8 L12 1 L14 3 L6 12 Z";
    };
  }
}
