package org.cellstation.console.widget;

import java.util.Optional;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.cellstation.console.model.AlarmMark;
import org.cellstation.console.model.Wording;
import org.cellstation.station.alarm.AlarmPriority;

/// An alarm's priority as shape, letter and colour: diamond H, triangle M, circle L. Filled while
/// not acknowledged, outlined afterwards. The only user of the alarm colours beside the banner.
public final class AlarmIcon extends StackPane {
  private final SVGPath shape = new SVGPath();
  private final Text letter = new Text();

  public AlarmIcon() {
    getStyleClass().add("alarm-icon");
    shape.getStyleClass().add("alarm-shape");
    letter.getStyleClass().add("alarm-letter");
    getChildren().addAll(shape, letter);
    setMinSize(26, 26);
    setMaxSize(26, 26);
    show(Optional.empty());
  }

  public void show(Optional<AlarmMark> mark) {
    setVisible(mark.isPresent());
    getStyleClass().removeIf(style -> style.startsWith("alarm-is-"));
    mark.ifPresent(
        alarm -> {
          AlarmPriority priority = alarm.priority();
          shape.setContent(outline(priority));
          letter.setText(priority.name().substring(0, 1));
          letter.setTranslateY(priority == AlarmPriority.MEDIUM ? 4 : 0);
          getStyleClass().add("alarm-is-" + priority.name());
          if (!alarm.open()) {
            getStyleClass().add("alarm-is-acknowledged");
          }
          setAccessibleText(
              Wording.priority(priority)
                  + " priority alarm, "
                  + (alarm.open() ? "not acknowledged" : "acknowledged"));
        });
  }

  private static String outline(AlarmPriority priority) {
    return switch (priority) {
      case HIGH -> "M13 0 L26 13 L13 26 L0 13 Z";
      case MEDIUM -> "M14 0 L28 25 L0 25 Z";
      case LOW -> "M12 0 A12 12 0 1 1 11.99 0 Z";
    };
  }
}
