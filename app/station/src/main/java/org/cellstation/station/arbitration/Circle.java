package org.cellstation.station.arbitration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// Batches that wait for each other: each keeps until its end, or the end of the step that has it,
/// what the one before wants. None of them goes on unless a person ends one.
///
/// @param members each waits for what the next one has, the last one for what the first one has
public record Circle(List<Member> members) {
  /// @param path of the step that waits
  /// @param waitsFor a unit or shared equipment
  public record Member(String batch, String path, String waitsFor) {}

  public Circle {
    members = List.copyOf(members);
  }

  /// Each once.
  public Set<String> batches() {
    Set<String> batches = new LinkedHashSet<>();
    members.forEach(member -> batches.add(member.batch()));
    return batches;
  }

  /// Who has what and waits for what, in the operator's words.
  public String words() {
    StringJoiner words = new StringJoiner("; ");
    List<String> has = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      has.add(members.get((i + members.size() - 1) % members.size()).waitsFor());
    }
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      words.add(
          "%s has %s and waits for %s (%s)"
              .formatted(member.batch(), has.get(i), member.waitsFor(), member.path()));
    }
    return words.toString();
  }
}
