package org.cellstation.station.lifecycle;

import java.util.List;
import org.cellstation.station.api.RecipeBook.Rehearsal;

/// Where it can be looked up how a content was rehearsed.
@FunctionalInterface
public interface RehearsalEvidence {
  /// Donors that a rehearsal simulates at the least before a version may come into force.
  long DONORS = 20;

  /// Faults of the declared set: probe drift, stalled pump, unplugged line, empty bag, late
  /// operator, power cut.
  long FAULTS = 6;

  /// What the journal calls a rehearsal that went as it should.
  String PASSED = "PASSED";

  String FAILED = "FAILED";

  /// Every rehearsal of exactly this content, oldest first.
  List<Rehearsal> of(String sha256);

  /// What the last rehearsal of this content reached in no run, by name. It may come into force all
  /// the same, when whoever signs for that says why.
  default List<String> uncovered(String sha256) {
    List<Rehearsal> all = of(sha256);
    return all.isEmpty() ? List.of() : all.getLast().uncovered();
  }

  /// Why this content may not come into force yet, empty when its last rehearsal speaks for it. A
  /// later failure counts for more than an earlier success.
  default String missing(String sha256) {
    List<Rehearsal> all = of(sha256);
    if (all.isEmpty()) {
      return "it was not rehearsed with exactly this content; rehearse it";
    }
    Rehearsal last = all.getLast();
    if (!last.passed()) {
      return "its last rehearsal failed; correct the recipe as a new version, or rehearse it again";
    }
    if (last.donors() < DONORS || last.faults() < FAULTS) {
      return "its last rehearsal had %d donors and %d faults, and at least %d and %d are needed; rehearse it in full"
          .formatted(last.donors(), last.faults(), DONORS, FAULTS);
    }
    return "";
  }
}
