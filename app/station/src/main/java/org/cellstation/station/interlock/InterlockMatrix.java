package org.cellstation.station.interlock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The cause-and-effect matrix of a unit: rows are interlocks, columns what they act on. With it
/// the permissives.
///
/// @param interlocks in the order in which they are shown
public record InterlockMatrix(List<Interlock> interlocks, List<Permissive> permissives) {
  public static final InterlockMatrix EMPTY = new InterlockMatrix(List.of(), List.of());

  public InterlockMatrix {
    interlocks = List.copyOf(interlocks);
    permissives = List.copyOf(permissives);
  }

  /// What it acts on: outputs in the unit's order, then loops, then the procedure.
  ///
  /// @param outputs of the unit
  public List<String> columns(Set<String> outputs) {
    Set<String> used = new LinkedHashSet<>();
    interlocks.forEach(row -> row.effects().forEach(effect -> used.add(effect.column())));
    Set<String> columns = new LinkedHashSet<>(outputs);
    columns.retainAll(used);
    used.remove(Effect.PROCEDURE);
    columns.addAll(used);
    if (interlocks.stream()
        .flatMap(row -> row.effects().stream())
        .anyMatch(effect -> effect instanceof Effect.Hold)) {
      columns.add(Effect.PROCEDURE);
    }
    return List.copyOf(columns);
  }

  /// What of it makes sense on a unit: rows and permissives whose variables it measures, with the
  /// effects on outputs and loops it has. A row that would do nothing is left out.
  public InterlockMatrix on(Set<String> variables, Set<String> outputs, Set<String> loops) {
    List<Interlock> rows = new ArrayList<>();
    for (Interlock row : interlocks) {
      List<Effect> possible =
          row.effects().stream().filter(effect -> possible(effect, outputs, loops)).toList();
      if (!possible.isEmpty() && variables.containsAll(row.cause().variables())) {
        rows.add(row.with(possible));
      }
    }
    return new InterlockMatrix(
        rows,
        permissives.stream()
            .filter(
                p ->
                    possible(p.target(), outputs, loops)
                        && p.refusals().stream()
                            .allMatch(cause -> variables.containsAll(cause.variables())))
            .toList());
  }

  private static boolean possible(Effect effect, Set<String> outputs, Set<String> loops) {
    return switch (effect) {
      case Effect.Force e -> outputs.contains(e.output());
      case Effect.Safe e -> outputs.contains(e.output());
      case Effect.Cap e -> outputs.contains(e.output());
      case Effect.Manual e -> loops.contains(e.loop());
      case Effect.Hold _ -> true;
    };
  }

  private static boolean possible(
      Permissive.Target target, Set<String> outputs, Set<String> loops) {
    return switch (target) {
      case Permissive.Target.OutputRises t -> outputs.contains(t.output());
      case Permissive.Target.LoopControls t -> loops.contains(t.loop());
      case Permissive.Target.BatchStarts _ -> true;
    };
  }

  /// This matrix with what a site says: an entry with a known id takes the place of that one, any
  /// other comes behind.
  public InterlockMatrix with(InterlockMatrix site) {
    Map<String, Interlock> rows = new LinkedHashMap<>();
    Stream.concat(interlocks.stream(), site.interlocks.stream())
        .forEach(row -> rows.put(row.id(), row));
    Map<String, Permissive> permits = new LinkedHashMap<>();
    Stream.concat(permissives.stream(), site.permissives.stream())
        .forEach(permit -> permits.put(permit.id(), permit));
    return new InterlockMatrix(List.copyOf(rows.values()), List.copyOf(permits.values()));
  }
}
