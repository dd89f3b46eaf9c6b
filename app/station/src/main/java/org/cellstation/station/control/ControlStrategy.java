package org.cellstation.station.control;

import java.util.ArrayList;
import java.util.List;

/// The loops of an equipment class as data, masters before their slaves.
///
/// @param name of the class it is shipped for, or of the site's file
public record ControlStrategy(String name, List<LoopDefinition> loops) {
  public ControlStrategy {
    loops = List.copyOf(loops);
  }

  /// What of it a unit can have.
  ///
  /// @param missing why a loop that is not optional cannot be; then the unit must not run
  public record Fitted(List<LoopDefinition> loops, List<String> missing) {}

  /// Leaves out the optional loops, and the parts of a split range, for which the unit has no
  /// variable or nothing to move.
  public Fitted fit(Equipment equipment) {
    List<LoopDefinition> kept = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (LoopDefinition loop : loops) {
      List<String> lacks = new ArrayList<>();
      LoopDefinition fitted =
          switch (loop.law()) {
            case LoopDefinition.Direct direct -> {
              if (!equipment.moves(direct.output())) {
                lacks.add("output `" + direct.output() + "`");
              }
              yield loop;
            }
            case LoopDefinition.Feedback feedback -> {
              List<LoopDefinition.Move> moves =
                  feedback.moves().stream()
                      .filter(move -> moves(move.target(), loop.name(), equipment))
                      .toList();
              if (!equipment.variables().contains(loop.variable())) {
                lacks.add("variable `" + loop.variable() + "`");
              }
              if (moves.stream().noneMatch(move -> move.until() > move.from())) {
                lacks.add("output for it to move");
              }
              yield withMoves(loop, feedback, moves, equipment);
            }
          };
      if (lacks.isEmpty()) {
        kept.add(fitted);
      } else if (!loop.optional()) {
        missing.add("the loop `" + loop.name() + "` needs the " + String.join(" and the ", lacks));
      }
    }
    return new Fitted(List.copyOf(kept), missing);
  }

  private boolean moves(String target, String master, Equipment equipment) {
    for (LoopDefinition loop : loops) {
      if (loop.name().equals(target)
          && loop.master().equals(master)
          && loop.law() instanceof LoopDefinition.Direct direct) {
        return equipment.moves(direct.output());
      }
    }
    return equipment.moves(target);
  }

  private static LoopDefinition withMoves(
      LoopDefinition loop,
      LoopDefinition.Feedback law,
      List<LoopDefinition.Move> moves,
      Equipment equipment) {
    return new LoopDefinition(
        loop.name(),
        loop.variable(),
        loop.unit(),
        loop.lifeSupport(),
        loop.optional(),
        loop.setpoints(),
        loop.preset(),
        loop.tolerance(),
        loop.master(),
        loop.uncertain(),
        loop.badValue(),
        new LoopDefinition.Feedback(
            law.setpointWeight(),
            law.derivativeSeconds(),
            law.derivativeFilter(),
            law.deadBand(),
            law.ramp(),
            equipment.variables().contains(law.scheduledOn()) ? law.scheduledOn() : "",
            moves,
            law.start(),
            law.safe(),
            law.atLow(),
            law.atHigh()));
  }
}
