package org.cellstation.station.tuning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.station.control.law.Pid.Tuning;
import org.jspecify.annotations.Nullable;

/// Reads benchmark rows: tab-separated text, the first line that is no comment names the columns,
/// `#` begins a comment, an empty cell means none.
///
/// The plant: `name`, `gain`, `lags` (seconds, separated by blanks), `integrators`, `zeros`
/// (seconds, negative for an inverse response), `dead time`, `swings` (complex pairs, each as
/// seconds and damping with `:` between), `unstable` (seconds of poles `1/(T s - 1)`). The
/// controller: either a `rule` (a name of {@link TuningRule}, with `tau_c`), or `use Kc` with `use
/// Ti` (none: P or PD) and `use Td`, or `use Ki` for integral action alone; always `beta` and `N`;
/// or instead of all that `relay` and `hysteresis` for a relay test. How: `step` and `horizon` in
/// seconds. Then the published values, by the names of {@link BenchmarkFigure}, and their `mark`.
final class BenchmarkTable {
  private static final Set<String> COLUMNS = columns();

  /// More take minutes; of a dead time they would not fit into memory.
  private static final long MOST_STEPS = 20_000_000;

  private static final double USUAL_STEPS = 50_000;

  private final List<String> heads;
  private final List<String> cells;
  private final int line;

  private BenchmarkTable(List<String> heads, List<String> cells, int line) {
    this.heads = heads;
    this.cells = cells;
    this.line = line;
  }

  private static Set<String> columns() {
    Set<String> columns =
        new HashSet<>(
            Set.of("name", "gain", "lags", "integrators", "zeros", "dead time", "rule", "tau_c"));
    columns.addAll(Set.of("use Kc", "use Ti", "use Td", "beta", "N", "relay", "hysteresis"));
    columns.addAll(Set.of("step", "horizon", "mark", "swings", "unstable", "use Ki"));
    for (BenchmarkFigure figure : BenchmarkFigure.values()) {
      columns.add(figure.column());
    }
    return columns;
  }

  /// @param faults gets what is wrong in a row, with its line; the other rows are read
  /// @throws IllegalArgumentException when there are no columns, wrong ones, or no rows
  static List<BenchmarkRow> read(String table, List<String> faults) {
    List<BenchmarkRow> rows = new ArrayList<>();
    List<String> heads = List.of();
    int number = 0;
    for (String text : table.lines().toList()) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(text.split("\t", -1)).stream().map(String::strip).toList();
      if (heads.isEmpty()) {
        heads = heads(cells, number);
      } else {
        try {
          rows.add(row(heads, cells, number));
        } catch (IllegalArgumentException fault) {
          String where = "line " + number;
          String what = String.valueOf(fault.getMessage());
          faults.add(what.startsWith(where) ? what : where + ": " + what);
        }
      }
    }
    if (rows.isEmpty() && faults.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no rows: write one a line, below the names of the columns");
    }
    return rows;
  }

  private static BenchmarkRow row(List<String> heads, List<String> cells, int number) {
    if (cells.size() > heads.size()) {
      throw new IllegalArgumentException(
          "line %d has %d cells, but there are %d columns"
              .formatted(number, cells.size(), heads.size()));
    }
    return new BenchmarkTable(heads, cells, number).row();
  }

  private static List<String> heads(List<String> cells, int number) {
    Map<String, Integer> seen = new HashMap<>();
    for (String cell : cells) {
      if (!COLUMNS.contains(cell) || seen.merge(cell, 1, Integer::sum) > 1) {
        throw new IllegalArgumentException(
            "line %d: no column, or one twice: '%s'; there are %s"
                .formatted(number, cell, COLUMNS.stream().sorted().toList()));
      }
    }
    return cells;
  }

  private BenchmarkRow row() {
    ProcessModel model = model();
    double weight = number("beta", 1);
    double filter = number("N", 10);
    Tuning given = given(model, weight, filter);
    double relay = number("relay", Double.NaN);
    TuningRule rule = rule();
    int ways = (given == null ? 0 : 1) + (rule == null ? 0 : 1) + (Double.isNaN(relay) ? 0 : 1);
    if (ways != 1) {
      throw new IllegalArgumentException(
          "line %d needs either a rule, or 'use Kc', or 'use Ki', or a relay".formatted(line));
    }
    Map<BenchmarkFigure, Double> published = new EnumMap<>(BenchmarkFigure.class);
    for (BenchmarkFigure figure : BenchmarkFigure.values()) {
      if (!text(figure.column()).isEmpty()) {
        published.put(figure, number(figure.column(), Double.NaN));
      }
    }
    double horizon = number("horizon", 40 * model.span());
    double step = number("step", usualStep(model));
    if (!(step > 0) || !(horizon > step)) {
      throw new IllegalArgumentException(
          "line %d needs a step > 0 s and a horizon beyond it".formatted(line));
    }
    if (horizon / step > MOST_STEPS || model.deadTime() / step > MOST_STEPS) {
      throw new IllegalArgumentException(
          "line %d: a horizon of %s s and a dead time of %s s are more than %d steps of %s s; choose a longer 'step' or a shorter 'horizon'"
              .formatted(line, horizon, model.deadTime(), MOST_STEPS, step));
    }
    return new BenchmarkRow(
        text("name").isEmpty() ? model.text() : text("name"),
        model,
        rule,
        number("tau_c", Double.NaN),
        given,
        weight,
        filter,
        relay,
        number("hysteresis", 0),
        step,
        horizon,
        published,
        text("mark"));
  }

  /// A millisecond, unless the process is much slower or much faster.
  private static double usualStep(ProcessModel model) {
    return Math.max(Math.min(0.001, model.span() / 1000), model.span() / USUAL_STEPS);
  }

  private ProcessModel model() {
    List<Double> lags = new ArrayList<>(numbers("lags"));
    List<ProcessModel.Swing> swings = new ArrayList<>();
    if (!text("swings").isEmpty()) {
      for (String pair : text("swings").split(" +", -1)) {
        String[] parts = pair.split(":", -1);
        if (parts.length != 2) {
          throw new IllegalArgumentException(
              "line %d: a swing is seconds and damping, as in 2:0.5, not '%s'"
                  .formatted(line, pair));
        }
        swing(number("swings", parts[0]), number("swings", parts[1]), lags, swings);
      }
    }
    double integrators = number("integrators", 0);
    if (integrators != Math.rint(integrators)) {
      throw new IllegalArgumentException(
          "line %d: 'integrators' shall be 0, 1 or 2, not %s".formatted(line, integrators));
    }
    return new ProcessModel(
        number("gain", 1),
        lags,
        (int) integrators,
        numbers("zeros"),
        number("dead time", 0),
        swings,
        numbers("unstable"));
  }

  /// Damped by 1 and more a pair is two lags.
  private static void swing(
      double seconds, double damping, List<Double> lags, List<ProcessModel.Swing> swings) {
    if (damping >= 1 && Double.isFinite(damping)) {
      double apart = Math.sqrt(damping * damping - 1);
      lags.add(seconds * (damping + apart));
      lags.add(seconds / (damping + apart));
    } else {
      swings.add(new ProcessModel.Swing(seconds, damping));
    }
  }

  private @Nullable Tuning given(ProcessModel model, double weight, double filter) {
    boolean integral = !text("use Ki").isEmpty();
    if (text("use Kc").isEmpty()) {
      if (!text("use Ti").isEmpty() || !text("use Td").isEmpty()) {
        throw new IllegalArgumentException(
            "line %d: 'use Ti' and 'use Td' go with 'use Kc'".formatted(line));
      }
      return integral ? Simc.integral(model, number("use Ki", Double.NaN)) : null;
    }
    if (integral) {
      throw new IllegalArgumentException(
          "line %d: 'use Ki' is integral action alone, without 'use Kc'".formatted(line));
    }
    return new Tuning(
        number("use Kc", Double.NaN),
        number("use Ti", Double.POSITIVE_INFINITY),
        number("use Td", 0),
        weight,
        filter);
  }

  private @Nullable TuningRule rule() {
    String name = text("rule");
    if (name.isEmpty()) {
      return null;
    }
    for (TuningRule rule : TuningRule.values()) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "line %d: there is no rule '%s'; there are %s"
            .formatted(line, name, List.of(TuningRule.values())));
  }

  private List<Double> numbers(String column) {
    String text = text(column);
    List<Double> numbers = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(" +", -1)) {
        numbers.add(number(column, part));
      }
    }
    return numbers;
  }

  private double number(String column, double absent) {
    String text = text(column);
    return text.isEmpty() ? absent : number(column, text);
  }

  private double number(String column, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "line %d: '%s' shall be a number, not '%s'".formatted(line, column, text), wrong);
    }
  }

  private String text(String column) {
    int at = heads.indexOf(column);
    return at < 0 || at >= cells.size() ? "" : cells.get(at);
  }
}
