package org.cellstation.console.widget;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Readout;
import org.cellstation.console.model.Trust;

/// One live value with caption, unit, quality and alarm mark. A bad value shows `---` on a hatched
/// ground with its cause in words; an uncertain one keeps its number in a dashed frame.
public final class ValueTag extends VBox {
  private final Label value = Parts.label("", "tag-value");
  private final Label unit = Parts.label("", "tag-unit");
  private final Label mark = Parts.paragraph("", "tag-mark");
  private final AlarmIcon alarm = new AlarmIcon();
  private final boolean brief;
  private final Label captionLabel;
  private final String caption;

  /// @param brief marks with one word only, where the full cause stands close by
  public ValueTag(String caption, boolean brief) {
    this.brief = brief;
    this.caption = caption;
    captionLabel = Parts.label(caption, "tag-caption");
    getStyleClass().add("value-tag");
    alarm.setManaged(false);
    alarm.setScaleX(0.75);
    alarm.setScaleY(0.75);
    getChildren().addAll(captionLabel, Parts.row("tag-line", value, unit), mark, alarm);
  }

  /// The alarm mark sits on the upper right corner, whatever the words need.
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    alarm.resizeRelocate(getWidth() - 20, -9, 26, 26);
  }

  public void show(Gauge gauge) {
    Readout readout = gauge.readout();
    value.setText(readout.text());
    boolean bad = readout.trust() == Trust.BAD;
    unit.setText(bad ? "BAD" : readout.unit());
    String words = words(readout);
    mark.setText(words);
    Parts.present(mark, !words.isEmpty());
    trust(this, readout.trust());
    alarm.show(gauge.alarm());
  }

  /// Marks that an interlock has its hand on what moves the value.
  public void limited(boolean limited) {
    captionLabel.setText(limited ? "\u25A0 " + caption : caption);
    Parts.style(this, "tag-limited", limited);
  }

  private String words(Readout readout) {
    return switch (readout.trust()) {
      case GOOD -> "";
      case UNCERTAIN -> brief ? "UNCERTAIN" : readout.mark();
      case BAD -> brief ? "" : readout.mark().substring(readout.mark().indexOf(' ') + 1);
    };
  }

  /// Marks any node that shows a value with the look of its quality.
  public static void trust(Node node, Trust trust) {
    for (Trust each : Trust.values()) {
      Parts.style(node, "trust-" + each.name().toLowerCase(Locale.ROOT), each == trust);
    }
  }
}
