package org.cellstation.station.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// What of a station is calibrated, when it was last, and how it is done now. Every request is
/// authorised and answered as in {@link Station}.
///
/// Callable from any thread.
public interface Calibrations {
  /// The newest published picture, in the order of the configuration.
  List<Target> targets();

  /// Begins a guided calibration; {@link Target#guide} then says what to do.
  CompletableFuture<Reply> begin(Session session, String target, Method method);

  /// Says that the step shown is done.
  ///
  /// @param step as shown: acts only when it is still this one
  /// @param value what the step asks for; ignored where it asks for none
  CompletableFuture<Reply> confirm(Session session, String target, int step, double value);

  /// Ends a calibration before its end.
  CompletableFuture<Reply> abandon(Session session, String target, String reason);

  /// How something is calibrated.
  enum Method {
    ONE_POINT("one point"),
    TWO_POINT("two points"),
    PRODUCT("product, with a laboratory value"),
    COLLECT_AND_WEIGH("collect and weigh");

    private final String text;

    Method(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Where a calibration stands.
  enum State {
    /// No calibration in the journal.
    NEVER,
    VALID,
    /// Valid, but not for long.
    DUE,
    OVERDUE,
    /// The last one did not meet its limits, or was left half done.
    FAILED
  }

  /// When a batch waits for a calibration.
  enum Need {
    /// Always.
    REQUIRED,
    /// Once there has been one: it may neither be overdue nor have failed, and an instrument that
    /// takes the place of a calibrated one is calibrated too.
    KEPT_UP,
    /// Never.
    FREE
  }

  /// @param id instrument or pump channel: `AT-101`, `P-101.channel1`
  /// @param unit the unit it serves
  /// @param variable the process variable it measures or moves
  /// @param need when a batch on the unit waits for it
  /// @param blocks whether it would wait now
  /// @param validUntil null when there is no valid calibration
  /// @param message the state in words, with what to do
  /// @param factor of a pump, 1 for all else
  /// @param guide null while nobody calibrates it
  /// @param history oldest first
  record Target(
      String id,
      String unit,
      String variable,
      String engUnit,
      Need need,
      boolean blocks,
      Duration validity,
      List<Method> methods,
      State state,
      @Nullable Instant validUntil,
      String message,
      double factor,
      @Nullable Guide guide,
      List<Past> history) {}

  /// What the person at a calibration has to do now.
  ///
  /// @param step counts from 0
  /// @param live the value of the instrument, `NaN` when there is none
  /// @param steady whether the live value is
  /// @param waiting the station works: nothing to do but wait
  /// @param asks what is to be typed in (`pH of the standard`), empty when nothing
  /// @param suggestion for the value, `NaN` for none
  /// @param trouble why the last try did not succeed, empty when it did
  record Guide(
      Method method,
      String user,
      int step,
      int steps,
      String instruction,
      double live,
      boolean steady,
      String steadiness,
      boolean waiting,
      String asks,
      String askUnit,
      double suggestion,
      String trouble,
      List<Point> points) {}

  /// @param given the true value
  /// @param asFound what the instrument said before
  /// @param asLeft what it said after, `NaN` when it did not take the point
  record Point(
      String name,
      double given,
      double asFound,
      double asLeft,
      String engUnit,
      boolean accepted,
      boolean stable,
      String detail) {}

  /// @param low smallest accepted, `NaN` when there is none
  /// @param high largest accepted, `NaN` when there is none
  record Figure(String name, double value, String engUnit, double low, double high) {
    public boolean within() {
      return !(value < low) && !(value > high);
    }
  }

  /// One calibration that has ended.
  ///
  /// @param outcome `PASSED`, `FAILED` or `ABANDONED`
  /// @param findings why it failed, or what to look after; empty when nothing
  /// @param validUntil null unless it passed
  record Past(
      Instant at,
      String user,
      Method method,
      String outcome,
      List<Point> points,
      List<Figure> figures,
      String findings,
      @Nullable Instant validUntil) {
    public boolean passed() {
      return outcome.equals("PASSED");
    }
  }
}
