package org.cellstation.console;

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
