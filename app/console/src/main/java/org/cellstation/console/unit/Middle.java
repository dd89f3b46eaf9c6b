package org.cellstation.console.unit;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The middle column by importance: the open question gets the height it needs, then the mimic as
/// long as it stays legible, then the trend. What has no room is left out rather than squeezed.
final class Middle extends Pane {
  private static final double GAP = 8;
  private static final double SMALLEST_TREND = 120;

  private final Region prompt;
  private final Region mimic;
  private final Region trend;

  Middle(Region prompt, Region mimic, Region trend) {
    this.prompt = prompt;
    this.mimic = mimic;
    this.trend = trend;
    getChildren().addAll(mimic, prompt, trend);
    setMinWidth(Mimic.WIDTH * 0.9);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double left = getHeight();
    double question = prompt.isVisible() ? Math.min(left, prompt.prefHeight(width)) : 0;
    left -= question == 0 ? 0 : question + GAP;
    double drawing = 0;
    if (left >= mimic.minHeight(width)) {
      double generous = Math.max(mimic.minHeight(width), left * 0.6);
      double natural = Math.min(mimic.prefHeight(width), left);
      drawing = left - natural - GAP < SMALLEST_TREND ? left : Math.max(natural, generous);
      left -= drawing + GAP;
    }
    mimic.setVisible(drawing > 0);
    trend.setVisible(left >= SMALLEST_TREND);
    mimic.resizeRelocate(0, 0, width, drawing);
    double below = drawing > 0 ? drawing + GAP : 0;
    prompt.resizeRelocate(0, below, width, question);
    below += question > 0 ? question + GAP : 0;
    trend.resizeRelocate(0, below, width, Math.max(0, getHeight() - below));
  }
}
