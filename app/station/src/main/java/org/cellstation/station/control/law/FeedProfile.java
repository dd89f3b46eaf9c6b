package org.cellstation.station.control.law;

import java.util.List;

/// A feed rate as a function of the time since feeding began, in mL/min. Pure: what holds a feed is
/// {@link FeedClock}.
public sealed interface FeedProfile {
  /// @param seconds since the feed began, without the time in which it was held
  double rate(double seconds);

  /// @param seconds since the feed began
  record Point(double seconds, double millilitresPerMinute) {}

  /// Rates at instants, in steps or joined by straight lines; before the first nothing, after the
  /// last its rate.
  record Table(List<Point> points, boolean joined) implements FeedProfile {
    public Table {
      points = List.copyOf(points);
      double last = -1;
      for (Point point : points) {
        if (!(point.seconds() > last) || !(point.millilitresPerMinute() >= 0)) {
          throw new IllegalArgumentException(
              "a feed table needs rising times from 0 s and rates >= 0: " + points);
        }
        last = point.seconds();
      }
      if (points.isEmpty()) {
        throw new IllegalArgumentException("a feed table needs at least one point");
      }
    }

    @Override
    public double rate(double seconds) {
      int next = 0;
      while (next < points.size() && points.get(next).seconds() <= seconds) {
        next++;
      }
      if (next == 0) {
        return 0;
      }
      Point before = points.get(next - 1);
      if (!joined || next == points.size()) {
        return before.millilitresPerMinute();
      }
      Point after = points.get(next);
      double part = (seconds - before.seconds()) / (after.seconds() - before.seconds());
      return before.millilitresPerMinute()
          + part * (after.millilitresPerMinute() - before.millilitresPerMinute());
    }
  }

  /// From one rate to another in a time, then constant.
  record Ramp(double from, double to, double rampSeconds) implements FeedProfile {
    public Ramp {
      if (!(from >= 0) || !(to >= 0) || !(rampSeconds > 0)) {
        throw new IllegalArgumentException(
            "a feed ramp needs rates >= 0 and a time > 0 s: %s, %s, %s"
                .formatted(from, to, rampSeconds));
      }
    }

    @Override
    public double rate(double seconds) {
      return from + Math.clamp(seconds / rampSeconds, 0, 1) * (to - from);
    }
  }

  /// `F(t) = F0 exp(mu t)`, up to a ceiling.
  ///
  /// @param initial F0, mL/min
  /// @param growthPerHour mu_set
  /// @param ceiling mL/min
  record Exponential(double initial, double growthPerHour, double ceiling) implements FeedProfile {
    public Exponential {
      if (!(initial > 0) || !Double.isFinite(growthPerHour) || !(ceiling >= initial)) {
        throw new IllegalArgumentException(
            "an exponential feed needs a first rate > 0, a growth rate and a ceiling above it:"
                + " %s, %s, %s".formatted(initial, growthPerHour, ceiling));
      }
    }

    /// `F(t) = (mu_set/YXG + mG) X0 V0 exp(mu_set t)/(Gf - Gsp)`.
    ///
    /// @param yieldCellsPerMillimole YXG, cells per mmol glucose (1.0e9 for T cells, fitted)
    /// @param maintenance mG, fmol/cell/h
    /// @param cells X0 V0, all living cells at the beginning
    /// @param feedMillimolar Gf, glucose in the feed
    /// @param setpointMillimolar Gsp, glucose to be held
    public static Exponential of(
        double growthPerHour,
        double yieldCellsPerMillimole,
        double maintenance,
        double cells,
        double feedMillimolar,
        double setpointMillimolar,
        double ceiling) {
      double uptake = growthPerHour / yieldCellsPerMillimole * 1e12 + maintenance;
      return new Exponential(
          Uptake.feed(uptake, cells, feedMillimolar, setpointMillimolar), growthPerHour, ceiling);
    }

    @Override
    public double rate(double seconds) {
      return Math.min(ceiling, initial * Math.exp(growthPerHour * seconds / 3600));
    }
  }
}
