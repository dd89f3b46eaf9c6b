package org.cellstation.station.runtime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Kind;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.station.journal.Event;
import org.cellstation.station.material.Label;

/// The labels that an answer to a prompt names, judged before the answer is taken.
///
/// @param refusal empty when all may be used
/// @param read one for each code
record ReadLabels(String refusal, List<Event.MaterialRead> read) {
  private static final ReadLabels NONE = new ReadLabels("", List.of());

  /// A prompt that nobody asks, and answers that are missing, are the engine's to refuse.
  static ReadLabels of(
      String batch,
      String unit,
      ProcedureStatus status,
      String id,
      Map<String, String> answers,
      ScannedCodes codes,
      Instant now) {
    ProcedureStatus.Waiting waiting = status.waiting().get(id);
    Prompt prompt =
        status.prompts().stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    if (prompt == null || waiting == null) {
      return NONE;
    }
    // An expiry on a label is a day of the place where it lies.
    LocalDateTime local = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
    List<String> wrong = new ArrayList<>();
    List<Event.MaterialRead> read = new ArrayList<>();
    for (Field field : prompt.fields()) {
      String code = answers.getOrDefault(field.name(), "").strip();
      if (field.kind() == Kind.CODE && !code.isEmpty()) {
        switch (Label.of(code, field.product(), local)) {
          case Label.Unusable unusable -> wrong.add(field.label() + ": " + unusable.why());
          case Label.Read label ->
              read.add(
                  new Event.MaterialRead(
                      batch,
                      unit,
                      id,
                      field.name(),
                      code.replace("\u001D", "<GS>"),
                      label.kind(),
                      label.product(),
                      label.lot(),
                      label.serial(),
                      label.expiry().map(LocalDateTime::toString).orElse(""),
                      codes.readerOf(code, waiting.raised()).orElse("")));
        }
      }
    }
    return new ReadLabels(String.join("; ", wrong), List.copyOf(read));
  }
}
