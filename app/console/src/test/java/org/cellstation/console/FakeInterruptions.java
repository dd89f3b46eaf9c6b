package org.cellstation.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Interruptions;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;

/// Interruptions as a test says they are; notes what was signed.
final class FakeInterruptions implements Interruptions {
  final List<Interruption> all = new ArrayList<>();
  final List<String> resumed = new ArrayList<>();

  /// Of batch B-2026-014 on BR-1, seven minutes and a half, with something of everything.
  ///
  /// @param waiting for a signature
  void away(String batch, Instant to, boolean waiting) {
    Instant from = to.minusSeconds(449);
    all.clear();
    all.add(
        new Interruption(
            batch,
            "BR-1",
            from,
            to,
            true,
            List.of(
                seen("temperature", "degC", from, 37.01, 35.25, Sight.OUTSIDE_LIMITS, 36),
                seen("pH", "pH", from, 7.2, 7.16, Sight.WITHIN_LIMITS, Double.NaN),
                seen("DO", "%", from, 40.4, Double.NaN, Sight.NOT_BACK, Double.NaN),
                seen("weight", "g", from, 1047.6, 1049.2, Sight.WITHIN_LIMITS, Double.NaN),
                seen("rock rate", "rpm", from, 20, 15, Sight.WITHIN_LIMITS, Double.NaN)),
            List.of(
                new Found("pad setpoint", "degC", 38.1, 38.1, Kept.AS_COMMANDED, ""),
                new Found(
                    "rock rate",
                    "rpm",
                    20,
                    15,
                    Kept.LEFT_ALONE,
                    "within 60 s of silence it goes to this by itself"),
                new Found("feed pump", "mL/min", 0.35, 0, Kept.LEFT_ALONE, "within 300 s"),
                new Found("O2 flow", "mL/min", 8.1, Double.NaN, Kept.NOT_TOLD, "no answer")),
            List.of("temperature came back at 35.25, limit 36 degC", "DO is not measured any more"),
            batch + "-D1",
            waiting,
            "temperature came back at 35.25, limit 36 degC; DO is not measured any more"));
  }

  private static Seen seen(
      String name,
      String unit,
      Instant from,
      double before,
      double after,
      Sight sight,
      double limit) {
    Instant first = Double.isNaN(after) ? null : from.plusSeconds(451);
    return new Seen(name, unit, from, first, before, after, sight, limit);
  }

  @Override
  public List<Interruption> all() {
    return List.copyOf(all);
  }

  @Override
  public CompletableFuture<Reply> resume(
      Session session, String batch, Credentials signer, String comment) {
    resumed.add(batch + " by " + signer.user() + ": " + comment);
    return CompletableFuture.completedFuture(Reply.done(batch + " goes on."));
  }
}
