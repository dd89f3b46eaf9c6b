package org.cellstation.drivers.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cellstation.drivers.probe.Find.Certainty;

/// What has answered at one place so far.
final class Place {
  private static final int MOST_WORDS = 2;

  private final String link;
  private final String address;
  private final List<Candidate> proven = new ArrayList<>();
  private final List<Candidate> alike = new ArrayList<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<Suspect> asked = new LinkedHashSet<>();
  private boolean answered;

  Place(String link, String address) {
    this.link = link;
    this.address = address;
  }

  /// @return false when it was asked here before
  boolean ask(Suspect suspect) {
    return asked.add(suspect);
  }

  void proved(Candidate candidate) {
    answered = true;
    proven.add(candidate);
  }

  void resembles(Candidate candidate) {
    answered = true;
    alike.add(candidate);
  }

  /// @param what it said that nobody could use
  void said(String what) {
    answered = true;
    words.add(what);
  }

  boolean hasAnswered() {
    return answered;
  }

  boolean isProven() {
    return !proven.isEmpty();
  }

  boolean has(String model) {
    return proven.stream().anyMatch(c -> c.model().equals(model));
  }

  boolean hasFamily(String family) {
    return proven.stream().anyMatch(c -> Suspect.family(c.model()).equals(family));
  }

  Find find() {
    List<Candidate> narrowed = Proof.narrowed(proven);
    if (narrowed.size() == 1) {
      return new Find(link, address, Certainty.NAMED, narrowed, "");
    }
    if (!narrowed.isEmpty()) {
      return new Find(
          link, address, Certainty.LIKE, narrowed, "several models take it for one of theirs");
    }
    if (!alike.isEmpty()) {
      return new Find(
          link, address, Certainty.LIKE, alike, "it does not tell its maker; others answer so too");
    }
    String heard = String.join("; ", words.stream().limit(MOST_WORDS).toList());
    return new Find(link, address, Certainty.UNKNOWN, List.of(), heard);
  }
}
