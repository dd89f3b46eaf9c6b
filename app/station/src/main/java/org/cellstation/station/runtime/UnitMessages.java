package org.cellstation.station.runtime;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.cellstation.station.alarm.AlarmEvent;
import org.cellstation.station.journal.Event;

/// What the recipe on a unit has told the operators and nobody has acknowledged yet: the oldest is
/// shown as an alarm, the next when that one is acknowledged.
///
/// Owned by the control thread.
final class UnitMessages {
  /// Begins the id of the alarm that shows them; the unit's id follows.
  static final String ALARM = "station.message ";

  private final UnitJournal journal;
  private final Queue<String> waiting = new ArrayDeque<>();

  UnitMessages(UnitJournal journal) {
    this.journal = journal;
  }

  void raise(String text) {
    journal.append(new Event.MessageRaised(journal.batch(), journal.unit(), text));
    journal.whenDurable(() -> waiting.add(text));
  }

  /// The one that is shown now, empty when there is none.
  String shown() {
    String oldest = waiting.peek();
    return oldest == null ? "" : oldest;
  }

  /// A person has acknowledged an alarm.
  void acknowledged(String alarm) {
    if (alarm.equals(ALARM + journal.unit())) {
      waiting.poll();
    }
  }

  /// Takes up, after a restart, what is still to be acknowledged.
  void adopt(List<String> messages) {
    waiting.addAll(messages);
  }

  /// As {@link #acknowledged(String)}, of what the journal says.
  ///
  /// @param messages by unit, oldest first
  static void acknowledged(Event.AlarmChanged alarm, Map<String, List<String>> messages) {
    if (alarm.cause().equals(AlarmEvent.ACK.name()) && alarm.alarm().startsWith(ALARM)) {
      List<String> waiting = messages.get(alarm.alarm().substring(ALARM.length()));
      if (waiting != null && !waiting.isEmpty()) {
        waiting.removeFirst();
      }
    }
  }
}
