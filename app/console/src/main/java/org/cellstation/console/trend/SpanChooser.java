package org.cellstation.console.trend;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import org.cellstation.console.widget.Parts;
import org.controlsfx.control.SegmentedButton;

/// 1 h, 24 h or the whole batch.
public final class SpanChooser extends SegmentedButton {
  public SpanChooser(Consumer<Span> chosen) {
    setMinWidth(USE_PREF_SIZE);
    for (Span span : Span.values()) {
      ToggleButton button = Parts.toggle(span.title());
      button.setId("trend-span-" + span.name().toLowerCase(Locale.ROOT));
      button.setSelected(span == Span.HOUR);
      button.setOnAction(event -> button.setSelected(true));
      button
          .selectedProperty()
          .addListener(
              (property, before, selected) -> {
                if (selected) {
                  chosen.accept(span);
                }
              });
      getButtons().add(button);
    }
  }
}
