package org.cellstation.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Deviations;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;

/// Deviations as a test says they are; notes what was signed.
final class FakeDeviations implements Deviations {
  final List<Deviation> all = new ArrayList<>();
  final List<String> signed = new ArrayList<>();

  /// One that is open and one that QA has closed.
  void some(String batch, Instant at) {
    all.clear();
    all.add(
        new Deviation(
            batch + "-D1",
            batch,
            "BR-1",
            Kind.INTERRUPTION.name(),
            "The station was away for 00:07:29 while the batch ran. temperature came back at 35.25,"
                + " limit 36 degC; DO is not measured any more",
            at.minusSeconds(449),
            at,
            at,
            List.of()));
    all.add(
        new Deviation(
            "B-2026-013-D1",
            "B-2026-013",
            "BR-1",
            Kind.FORMULA.name(),
            "flow 12 mL/min is above 10 mL/min",
            at.minusSeconds(9000),
            at.minusSeconds(9000),
            at.minusSeconds(9000),
            List.of(
                new Signature(
                    Meaning.EXPLAINED, "otto", "Otto Berg", "larger bag", at.minusSeconds(8000)),
                new Signature(
                    Meaning.CLOSED, "quinn", "Quinn Marsh", "no effect", at.minusSeconds(700)))));
  }

  @Override
  public List<Deviation> all() {
    return List.copyOf(all);
  }

  @Override
  public CompletableFuture<Reply> sign(
      Session session, String deviation, Meaning meaning, Credentials signer, String reason) {
    signed.add("%s %s by %s: %s".formatted(deviation, meaning, signer.user(), reason));
    return CompletableFuture.completedFuture(Reply.done(deviation + " is signed."));
  }
}
