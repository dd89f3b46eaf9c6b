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
/// (seconds, negative for an inverse response), `dead time`. The controller: either a `rule` (a
/// name of {@link TuningRule}, with `tau_c`), or `use Kc`, `use Ti`, `use Td`; always `beta` and
/// `N`; or instead of all that `relay` and `hysteresis` for a relay test. How: `step` and `horizon`
/// in seconds. Then the published values, by the names of {@link BenchmarkFigure}, and their
/// `mark`.
final class BenchmarkTable {
  private static final Set<String> COLUMNS = columns();

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
    columns.addAll(Set.of("step", "horizon", "mark"));
    for (BenchmarkFigure figure : BenchmarkFigure.values()) {
      columns.add(figure.column());
    }
    return columns;
  }

  /// @throws IllegalArgumentException with the line and what is wrong in it
  static List<BenchmarkRow> read(String table) {
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
      } else if (cells.size() > heads.size()) {
        throw new IllegalArgumentException(
            "line %d has %d cells, but there are %d columns"
                .formatted(number, cells.size(), heads.size()));
      } else {
        try {
          rows.add(new BenchmarkTable(heads, cells, number).row());
        } catch (IllegalArgumentException fault) {
          String where = "line " + number;
          String what = String.valueOf(fault.getMessage());
          throw new IllegalArgumentException(
              what.startsWith(where) ? what : where + ": " + what, fault);
        }
      }
    }
    return rows;
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
    ProcessModel model =
        new ProcessModel(
            number("gain", 1),
            numbers("lags"),
            (int) number("integrators", 0),
            numbers("zeros"),
            number("dead time", 0));
    double weight = number("beta", 1);
    double filter = number("N", 10);
    Tuning given =
        text("use Kc").isEmpty()
            ? null
            : new Tuning(
                number("use Kc", Double.NaN),
                number("use Ti", Double.NaN),
                number("use Td", 0),
                weight,
                filter);
    double relay = number("relay", Double.NaN);
    TuningRule rule = rule();
    int ways = (given == null ? 0 : 1) + (rule == null ? 0 : 1) + (Double.isNaN(relay) ? 0 : 1);
    if (ways != 1) {
      throw new IllegalArgumentException(
          "line %d needs either a rule, or 'use Kc' and 'use Ti', or a relay".formatted(line));
    }
    Map<BenchmarkFigure, Double> published = new EnumMap<>(BenchmarkFigure.class);
    for (BenchmarkFigure figure : BenchmarkFigure.values()) {
      if (!text(figure.column()).isEmpty()) {
        published.put(figure, number(figure.column(), Double.NaN));
      }
    }
    double step = number("step", 0.001);
    double horizon = number("horizon", 40 * model.span());
    if (!(step > 0) || !(horizon > step)) {
      throw new IllegalArgumentException(
          "line %d needs a step > 0 s and a horizon beyond it".formatted(line));
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
