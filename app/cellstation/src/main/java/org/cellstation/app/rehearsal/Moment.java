package org.cellstation.app.rehearsal;

import java.time.Duration;

/// When something of a fault set happens: at a process time, or at a share of what the nominal run
/// took, so that one set serves a recipe of hours and one of weeks.
sealed interface Moment {
  /// @param nominal how the nominal run went
  /// @return process time since the start of the skid
  Duration in(Course nominal);

  /// What stands in the report.
  String text();

  /// @param from process time since the start of the skid
  record At(Duration from) implements Moment {
    @Override
    public Duration in(Course nominal) {
      return from;
    }

    @Override
    public String text() {
      return Words.time(from.toSeconds());
    }
  }

  /// @param percent of the way
  /// @param ofCulture from the cells' coming to the harvest; else of the whole run. Where no cells
  ///   come both are the same
  record Share(double percent, boolean ofCulture) implements Moment {
    private static final double WHOLE = 100;

    @Override
    public Duration in(Course nominal) {
      boolean culture = ofCulture && nominal.hasCulture();
      long from = culture ? nominal.cultureFrom() : 0;
      long to = culture ? nominal.cultureTo() : nominal.end();
      return Duration.ofSeconds(from + Math.round((to - from) * percent / WHOLE));
    }

    @Override
    public String text() {
      return Words.number(percent, 0) + " % of the " + (ofCulture ? "culture" : "run");
    }
  }
}
