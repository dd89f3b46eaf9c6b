package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.cellstation.console.model.AlarmMark;
import org.cellstation.console.widget.AlarmIcon;
import org.cellstation.station.alarm.AlarmPriority;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reads the style sheet as text: alarm colours are named once and used for alarms only.
@Tag("H-03")
class ConsoleStyleTest {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern ALARM_COLOUR =
      Pattern.compile("(-cs-alarm-[a-z]+): *(#[0-9a-fA-F]{6})");
  private static final String CSS = css();

  private record Rule(String selector, String body) {}

  private static String css() {
    try (var in = Console.class.getResourceAsStream("console.css")) {
      if (in == null) {
        throw new IllegalStateException("console.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?s)/\\*.*?\\*/", "");
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  private static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    RULE.matcher(CSS)
        .results()
        .forEach(match -> rules.add(new Rule(match.group(1).strip(), match.group(2))));
    return rules;
  }

  @Test
  void usesAlarmColoursForAlarmsOnly() {
    for (Rule rule : rules()) {
      if (rule.body().contains("-cs-alarm-") && !rule.selector().equals(".root")) {
        assertTrue(rule.selector().contains(".alarm-"), rule.selector() + " uses an alarm colour");
      }
    }
  }

  @Test
  void namesNoOtherSaturatedColour() {
    for (Rule rule : rules()) {
      String body = rule.selector().equals(".root") ? withoutAlarms(rule.body()) : rule.body();
      HEX.matcher(body)
          .results()
          .forEach(
              hex ->
                  assertTrue(
                      Color.web(hex.group()).getSaturation() <= 0.4,
                      rule.selector() + " uses " + hex.group()));
      for (String word : List.of("red", "green", "blue", "yellow", "orange", "purple")) {
        assertTrue(
            !Pattern.compile(": *" + word + "\\b").matcher(body).find(),
            rule.selector() + " uses " + word);
      }
    }
  }

  private static String withoutAlarms(String body) {
    return ALARM_COLOUR.matcher(body).replaceAll("");
  }

  @Test
  void keepsTheAlarmColoursApartAndLegible() {
    Set<String> colours = new HashSet<>();
    for (AlarmPriority priority : AlarmPriority.values()) {
      String name = "-cs-alarm-" + priority.name().toLowerCase(Locale.ROOT);
      Color ground = colour(name);
      assertTrue(colours.add(ground.toString()), name + " is used twice");
      assertTrue(LayoutTest.contrast(ground, colour(name + "-ink")) >= 4.5, name);
    }
  }

  private static Color colour(String name) {
    return Pattern.compile(Pattern.quote(name) + ": *(#[0-9a-fA-F]{6})")
        .matcher(CSS)
        .results()
        .map(match -> Color.web(match.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in the style sheet"));
  }

  @Test
  @Tag("G-03")
  void tellsPrioritiesApartByShapeAndLetterToo() {
    Set<String> shapes = new HashSet<>();
    Set<String> letters = new HashSet<>();
    for (AlarmPriority priority : AlarmPriority.values()) {
      AlarmIcon icon = new AlarmIcon();
      icon.show(Optional.of(new AlarmMark(priority, true, 1)));
      shapes.add(((SVGPath) icon.getChildren().get(0)).getContent());
      letters.add(((Text) icon.getChildren().get(1)).getText());
      assertNotEquals("", icon.getAccessibleText());
    }
    assertEquals(AlarmPriority.values().length, shapes.size());
    assertEquals(AlarmPriority.values().length, letters.size());
  }
}
