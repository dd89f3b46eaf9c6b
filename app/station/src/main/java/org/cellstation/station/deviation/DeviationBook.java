package org.cellstation.station.deviation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Kind;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Deviations.Signature;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.KeptVersion;

/// Every deviation of the station. The journal holds them; this is what it says of them now.
///
/// Changed on the control thread; {@link #all} from any.
public final class DeviationBook {
  private final Journal journal;
  private final Map<String, Deviation> deviations = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private volatile List<Deviation> picture = List.of();

  public DeviationBook(Journal journal) {
    this.journal = journal;
  }

  /// Takes up what the journal says, before the first scan.
  public void take(Entry entry) {
    switch (entry.event()) {
      case Event.DeviationRaised e -> keep(e, entry.utc());
      case Event.DeviationSigned e -> keep(e, entry.actor(), entry.utc());
      default -> {}
    }
  }

  /// @param actor who caused it, {@link Entry#STATION} where nobody did
  /// @param what in words that a reviewer understands without the screen
  /// @param to as `from` for what has no length
  /// @return its id
  public String raise(
      String actor,
      String batch,
      String unit,
      Kind kind,
      String what,
      Instant from,
      Instant to,
      Instant now) {
    String id = batch + "-D" + (numbers.getOrDefault(batch, 0) + 1);
    var raised = new Event.DeviationRaised(batch, unit, id, kind.name(), what, from, to);
    journal.append(actor, raised);
    keep(raised, now);
    return id;
  }

  /// A person whose user id and password have just been verified, and who may do this, signs.
  ///
  /// @param printedName the full name, as a signature shows it
  public Reply sign(
      String user, String printedName, String deviation, Meaning meaning, String why, Instant now) {
    Deviation found = deviations.get(deviation);
    String reason = why.strip();
    if (found == null) {
      return Reply.refused("There is no deviation " + deviation + ".");
    }
    if (!found.open()) {
      return Reply.refused(deviation + " is closed already.");
    }
    if (reason.isEmpty()) {
      return Reply.refused("Say why: it is kept with the deviation.");
    }
    boolean ownExplanation =
        meaning == Meaning.CLOSED
            && found.signatures().stream().anyMatch(signed -> signed.user().equals(user));
    if (ownExplanation) {
      return Reply.refused(
          "Who has explained a deviation does not close it: another person of QA does.");
    }
    var signed =
        new Event.DeviationSigned(
            found.batch(),
            deviation,
            meaning.name(),
            printedName,
            reason,
            hashes.getOrDefault(deviation, ""));
    journal.append(user, signed);
    keep(signed, user, now);
    return Reply.done(
        meaning == Meaning.CLOSED ? deviation + " is closed." : deviation + " is explained.");
  }

  /// In the order in which they were raised. Any thread.
  public List<Deviation> all() {
    return picture;
  }

  public List<Deviation> of(String batch) {
    return picture.stream().filter(deviation -> deviation.batch().equals(batch)).toList();
  }

  private void keep(Event.DeviationRaised event, Instant at) {
    numbers.merge(event.batch(), 1, Integer::sum);
    hashes.put(event.deviation(), KeptVersion.sha256(Journal.text(event)));
    deviations.put(
        event.deviation(),
        new Deviation(
            event.deviation(),
            event.batch(),
            event.unit(),
            event.kind(),
            event.what(),
            event.from(),
            event.to(),
            at,
            List.of()));
    picture = List.copyOf(deviations.values());
  }

  private void keep(Event.DeviationSigned event, String user, Instant at) {
    deviations.computeIfPresent(
        event.deviation(),
        (id, found) -> {
          List<Signature> signatures = new ArrayList<>(found.signatures());
          signatures.add(
              new Signature(
                  Meaning.valueOf(event.meaning()), user, event.printedName(), event.reason(), at));
          return new Deviation(
              id,
              found.batch(),
              found.unit(),
              found.kind(),
              found.what(),
              found.from(),
              found.to(),
              found.raised(),
              List.copyOf(signatures));
        });
    picture = List.copyOf(deviations.values());
  }
}
