package org.cellstation.station.tuning.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.station.api.Tunings.Kind;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Plan;
import org.cellstation.station.journal.Event;
import org.cellstation.station.tuning.ProcessModel;
import org.cellstation.station.tuning.TestResult;
import org.cellstation.station.tuning.Ultimate;
import org.jspecify.annotations.Nullable;

/// Tests in the journal's words, and back.
final class TestFigures {
  private static final String GAIN = "gain";
  private static final String LAG = "lag";
  private static final String DEAD_TIME = "dead time";
  private static final String SLOPE = "slope";
  private static final String ULTIMATE_GAIN = "ultimate gain";
  private static final String ULTIMATE_PERIOD = "ultimate period";
  private static final String QUALITY = "quality";

  private TestFigures() {}

  static Map<String, String> plan(Plan plan, String unit) {
    Map<String, String> words = new TreeMap<>();
    words.put("size", plan.percent() + " %");
    words.put("most change", plan.mostChange() + " " + unit);
    words.put("longest", plan.longest().toString());
    if (plan.kind() == Kind.RELAY) {
      words.put("hysteresis", plan.hysteresis() + " " + unit);
      words.put("cycles", Integer.toString(plan.cycles()));
    }
    return words;
  }

  static Map<String, String> figures(TestResult result) {
    Map<String, String> figures = new TreeMap<>();
    ProcessModel model = result.model();
    figures.put(model.isIntegrating() ? SLOPE : GAIN, Double.toString(model.gain()));
    if (!model.isIntegrating()) {
      figures.put(LAG, Double.toString(model.longestLag()));
    }
    figures.put(DEAD_TIME, Double.toString(model.deadTime()));
    figures.put(ULTIMATE_GAIN, Double.toString(result.ultimate().gain()));
    figures.put(ULTIMATE_PERIOD, Double.toString(result.ultimate().period()));
    figures.put(QUALITY, Double.toString(result.quality()));
    return figures;
  }

  static Last last(Event.TuningTestEnded event, Instant at, String user) {
    return new Last(
        Kind.valueOf(event.kind()),
        at,
        user,
        event.outcome(),
        event.detail(),
        result(event.figures()),
        List.of(),
        List.of());
  }

  private static @Nullable TestResult result(Map<String, String> figures) {
    if (!figures.containsKey(QUALITY)) {
      return null;
    }
    double dead = number(figures, DEAD_TIME);
    return new TestResult(
        figures.containsKey(SLOPE)
            ? ProcessModel.integrating(number(figures, SLOPE), dead)
            : ProcessModel.lag(number(figures, GAIN), number(figures, LAG), dead),
        new Ultimate(number(figures, ULTIMATE_GAIN), number(figures, ULTIMATE_PERIOD)),
        number(figures, QUALITY));
  }

  private static double number(Map<String, String> figures, String name) {
    return Double.parseDouble(figures.getOrDefault(name, "NaN"));
  }
}
