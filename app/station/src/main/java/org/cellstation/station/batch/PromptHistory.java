package org.cellstation.station.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstation.station.batch.BatchRecord.PromptRow;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// What was asked in a batch, who answered it and who confirmed that.
final class PromptHistory {
  private static final String REJECTED = "rejected";

  private final Map<String, PromptRow> rows = new LinkedHashMap<>();

  void raised(Stamp at, Event.PromptRaised e) {
    rows.put(
        e.prompt(),
        new PromptRow(
            at,
            e.path(),
            e.prompt(),
            e.text(),
            e.fields(),
            Map.of(),
            null,
            "",
            e.verified(),
            null,
            e.signature(),
            false,
            List.of()));
  }

  void answered(Stamp at, Event.PromptAnswered e) {
    PromptRow row = row(at, e.path(), e.prompt());
    put(row, e.answers(), at, e.comment(), null, e.late(), row.sentBack());
  }

  void entered(Stamp at, Event.PromptEntered e) {
    PromptRow row = row(at, e.path(), e.prompt());
    put(row, e.answers(), at, e.comment(), null, row.late() || e.late(), row.sentBack());
  }

  void verified(Stamp at, Event.PromptVerified e) {
    PromptRow row = row(at, e.path(), e.prompt());
    boolean late = row.late() || e.late();
    if (e.right()) {
      put(row, row.answers(), row.answered(), row.comment(), at, late, row.sentBack());
    } else {
      List<String> sentBack = new ArrayList<>(row.sentBack());
      sentBack.add("by " + e.by() + ": " + words(row.answers()) + ": " + e.comment());
      put(row, Map.of(), null, "", null, late, sentBack);
    }
  }

  private PromptRow row(Stamp at, String path, String prompt) {
    return rows.computeIfAbsent(
        prompt,
        id ->
            new PromptRow(
                at, path, id, "", List.of(), Map.of(), null, "", false, null, "", false,
                List.of()));
  }

  private void put(
      PromptRow row,
      Map<String, String> answers,
      @Nullable Stamp answered,
      String comment,
      @Nullable Stamp verified,
      boolean late,
      List<String> sentBack) {
    rows.put(
        row.prompt(),
        new PromptRow(
            row.raised(),
            row.path(),
            row.prompt(),
            row.text(),
            row.fields(),
            answers,
            answered,
            comment,
            row.verification(),
            verified,
            row.signature(),
            late,
            List.copyOf(sentBack)));
  }

  private static String words(Map<String, String> answers) {
    return answers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(answer -> answer.getKey() + " = " + answer.getValue())
        .collect(Collectors.joining(", "));
  }

  List<PromptRow> all() {
    return List.copyOf(rows.values());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (PromptRow row : rows.values()) {
      String asked = row.path() + ": " + row.text();
      Stamp answered = row.answered();
      if (!row.done()) {
        findings.add(Finding.at(Finding.Kind.PROMPT_OPEN, asked, row.raised()));
      }
      if (row.late()) {
        Stamp done = row.verified() == null ? answered : row.verified();
        findings.add(
            Finding.at(Finding.Kind.PROMPT_LATE, asked, done == null ? row.raised() : done));
      }
      for (String back : row.sentBack()) {
        findings.add(
            Finding.at(Finding.Kind.PROMPT_REJECTED, asked + " sent back " + back, row.raised()));
      }
      if (answered != null && !row.signature().isEmpty() && row.answers().containsValue(REJECTED)) {
        findings.add(
            Finding.at(
                Finding.Kind.PROMPT_REJECTED,
                row.signature() + " rejected: " + row.comment(),
                answered));
      } else if (answered != null && !row.comment().isEmpty()) {
        findings.add(
            Finding.at(
                Finding.Kind.PROMPT_COMMENTED,
                asked + " - " + words(row.answers()) + " - " + row.comment(),
                answered));
      }
    }
    return findings;
  }
}
