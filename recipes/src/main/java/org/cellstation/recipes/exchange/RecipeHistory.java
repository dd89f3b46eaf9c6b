package org.cellstation.recipes.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.exchange.XmlElement.Growing;
import org.jspecify.annotations.Nullable;

/// What a site says of the life of a recipe version, as the header of a BatchML recipe carries it.
/// For whoever receives it this is information: an approval is a site's own.
///
/// @param effective null when it is not, or nobody says so
/// @param expires null when it never does
public record RecipeHistory(
    List<Entry> modifications,
    List<Entry> approvals,
    @Nullable Instant effective,
    @Nullable Instant expires) {
  public static final RecipeHistory NONE = new RecipeHistory(List.of(), List.of(), null, null);

  public RecipeHistory {
    modifications = List.copyOf(modifications);
    approvals = List.copyOf(approvals);
  }

  /// @param at null when it is not said
  /// @param by printed name
  /// @param what its meaning, with a reason where there is one
  public record Entry(@Nullable Instant at, String by, String what) {}

  /// Before the log that names the author, who is the last one there.
  List<XmlElement> logs() {
    return modifications.stream()
        .map(
            entry -> {
              Growing log = XmlElement.of("ModificationLog");
              Instant at = entry.at();
              if (at != null) {
                log.add("ModifiedDate", at.toString());
              }
              return log.addUnlessEmpty("Description", entry.what())
                  .add("Author", entry.by())
                  .build();
            })
        .toList();
  }

  /// What stands behind the logs.
  List<XmlElement> rest(String version) {
    List<XmlElement> parts = new ArrayList<>();
    if (!approvals.isEmpty()) {
      Growing history = XmlElement.of("ApprovalHistory");
      Instant last = approvals.getLast().at();
      if (last != null) {
        history.add("FinalApprovalDate", last.toString());
      }
      history.add("Version", version);
      approvals.forEach(approval -> history.add(individual(approval)));
      parts.add(history.build());
    }
    if (effective != null) {
      parts.add(XmlElement.leaf("EffectiveDate", effective.toString()));
    }
    if (expires != null) {
      parts.add(XmlElement.leaf("ExpirationDate", expires.toString()));
    }
    return parts;
  }

  private static XmlElement individual(Entry approval) {
    Growing individual = XmlElement.of("IndividualApproval").add("ApprovedBy", approval.by());
    Instant at = approval.at();
    if (at != null) {
      individual.add("ApprovalDate", at.toString());
    }
    return individual.addUnlessEmpty("Description", approval.what()).build();
  }

  /// What the header of a document says; nothing where it says nothing that can be understood.
  static RecipeHistory read(XmlElement recipe) {
    Optional<XmlElement> header = recipe.child("Header");
    if (header.isEmpty()) {
      return NONE;
    }
    List<Entry> modifications = new ArrayList<>();
    for (XmlElement log : header.get().children("ModificationLog")) {
      if (log.child("ModifiedDate").isPresent()) {
        modifications.add(
            new Entry(
                instant(log.value("ModifiedDate")),
                ValueText.oneLine(log.value("Author")),
                ValueText.oneLine(log.value("Description"))));
      }
    }
    List<Entry> approvals = new ArrayList<>();
    for (XmlElement history : header.get().children("ApprovalHistory")) {
      for (XmlElement individual : history.children("IndividualApproval")) {
        approvals.add(
            new Entry(
                instant(individual.value("ApprovalDate")),
                ValueText.oneLine(individual.value("ApprovedBy")),
                ValueText.oneLine(individual.value("Description"))));
      }
    }
    return new RecipeHistory(
        modifications,
        approvals,
        instant(header.get().value("EffectiveDate")),
        instant(header.get().value("ExpirationDate")));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /// One line each, for people.
  public List<String> words() {
    List<String> words = new ArrayList<>();
    modifications.forEach(entry -> words.add(words(entry)));
    approvals.forEach(entry -> words.add(words(entry)));
    if (effective != null) {
      words.add("effective from " + effective);
    }
    if (expires != null) {
      words.add("until " + expires);
    }
    return words;
  }

  private static String words(Entry entry) {
    return (entry.what().isEmpty() ? "" : entry.what() + ": ")
        + entry.by()
        + (entry.at() == null ? "" : ", " + entry.at());
  }
}
