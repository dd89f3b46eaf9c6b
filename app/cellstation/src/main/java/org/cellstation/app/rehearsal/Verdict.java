package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;

/// Whether a run met one of its expectations.
///
/// @param run its id
/// @param expectation what was declared, in words
/// @param detail what came
record Verdict(String run, String expectation, boolean met, String detail) {

  /// All of a run, in the order of its declaration.
  static List<Verdict> of(RunResult run) {
    List<Verdict> verdicts = new ArrayList<>();
    String id = run.plan().id();
    Expectation expected = run.plan().expected();
    verdicts.add(
        new Verdict(
            id,
            "ends " + expected.outcome().text(),
            expected.outcome().allows(run.state()),
            run.state()
                + " after "
                + Words.time(run.course().end())
                + (run.why().isEmpty() ? "" : ": " + run.why())));
    for (String alarm : expected.alarms()) {
      boolean came =
          run.alarmIds().stream()
              .anyMatch(raised -> raised.equals(alarm) || raised.endsWith("." + alarm));
      verdicts.add(new Verdict(id, "raises " + alarm, came, came ? "raised" : "not raised"));
    }
    for (int i = 0; i < expected.bounds().size(); i++) {
      Expectation.Bound bound = expected.bounds().get(i);
      RunResult.Outside outside = run.bounds().get(i);
      boolean seen = !Double.isNaN(outside.min());
      verdicts.add(
          new Verdict(
              id,
              "keeps " + bound.text(),
              outside.seconds() <= bound.butForSeconds(),
              seen
                  ? Words.number(outside.min(), 2)
                      + " to "
                      + Words.number(outside.max(), 2)
                      + ", outside for "
                      + Words.time(outside.seconds())
                  : "no culture"));
    }
    return verdicts;
  }
}
