package org.cellstation.console;

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
