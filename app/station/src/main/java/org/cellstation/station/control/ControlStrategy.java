package org.cellstation.station.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.control.law.PulseDoser;

/// The loops of an equipment class as data, masters before their slaves.
///
/// @param name of the class it is shipped for, or of the site's file
/// @param base how base is dosed where the unit has a pump for it and a loop asks for it
public record ControlStrategy(
    String name, List<LoopDefinition> loops, Optional<PulseDoser.Dosing> base) {
  public ControlStrategy {
    loops = List.copyOf(loops);
  }

  /// What of it a unit can have.
  ///
  /// @param missing why a loop that is not optional cannot be; then the unit must not run
  public record Fitted(List<LoopDefinition> loops, List<String> missing) {}

  /// Leaves out the optional loops, and the parts of a split range, for which the unit has no
  /// variable or nothing to move. Of several masters a loop keeps the first that the unit has.
  public Fitted fit(Equipment equipment) {
    List<String> missing = new ArrayList<>();
    List<LoopDefinition> kept = new ArrayList<>();
    for (LoopDefinition loop : loops) {
      List<String> lacks = lacks(loop, equipment);
      if (lacks.isEmpty()) {
        kept.add(loop);
      } else if (!loop.optional()) {
        missing.add("the loop `" + loop.name() + "` needs the " + String.join(" and the ", lacks));
      }
    }
    List<LoopDefinition> fitted = new ArrayList<>();
    for (LoopDefinition loop : kept) {
      Optional<String> master =
          loop.masters().stream().filter(name -> named(name, kept).isPresent()).findFirst();
      LoopDefinition.Law law = fitted(loop, kept, equipment);
      boolean nothing =
          law instanceof LoopDefinition.Feedback feedback
              && feedback.moves().stream().noneMatch(move -> move.until() > move.from());
      boolean follower =
          law instanceof LoopDefinition.CellSpecific cells
              && !isMaster(loop.name(), cells.target(), kept);
      if (!nothing && !follower) {
        fitted.add(loop.with(master.stream().toList(), law));
      } else if (!loop.optional()) {
        missing.add("the loop `" + loop.name() + "` has nothing to move");
      }
    }
    return new Fitted(List.copyOf(fitted), missing);
  }

  private List<String> lacks(LoopDefinition loop, Equipment equipment) {
    List<String> lacks = new ArrayList<>();
    boolean blind =
        switch (loop.law()) {
          case LoopDefinition.Direct _ -> true;
          case LoopDefinition.Feed feed -> feed.rate() instanceof LoopDefinition.ByTime;
          default -> false;
        };
    if (!blind && !equipment.variables().contains(loop.variable())) {
      lacks.add("variable `" + loop.variable() + "`");
    }
    if (loop.law() instanceof LoopDefinition.Feed feed) {
      if (!feed.heldOn().isEmpty() && !equipment.variables().contains(feed.heldOn())) {
        lacks.add("variable `" + feed.heldOn() + "`");
      }
      if (feed.rate() instanceof LoopDefinition.ByUptake uptake
          && !equipment.variables().contains(uptake.weight())) {
        lacks.add("variable `" + uptake.weight() + "`");
      }
    }
    for (String output : loop.outputs()) {
      if (!equipment.moves(output)) {
        lacks.add("output `" + output + "`");
      }
    }
    return lacks;
  }

  /// Without the moves that lead nowhere.
  private LoopDefinition.Law fitted(
      LoopDefinition loop, List<LoopDefinition> kept, Equipment equipment) {
    if (loop.law() instanceof LoopDefinition.Exchange exchange) {
      return new LoopDefinition.Exchange(
          exchange.in(),
          exchange.out(),
          exchange.gain(),
          exchange.averageSeconds(),
          exchange.guardGrams(),
          equipment.variables().contains(exchange.rocking()) ? exchange.rocking() : "");
    }
    if (!(loop.law() instanceof LoopDefinition.Feedback law)) {
      return loop.law();
    }
    return new LoopDefinition.Feedback(
        law.setpointWeight(),
        law.derivativeSeconds(),
        law.derivativeFilter(),
        law.deadBand(),
        law.ramp(),
        equipment.variables().contains(law.scheduledOn()) ? law.scheduledOn() : "",
        law.moves().stream()
            .filter(
                move ->
                    named(move.target(), loops).isPresent()
                        ? isMaster(loop.name(), move.target(), kept)
                        : equipment.moves(move.target())
                            && (base.isPresent() || !move.target().equals(Equipment.BASE)))
            .toList(),
        law.start(),
        law.safe(),
        law.atLow(),
        law.atHigh(),
        law.longestSampleSeconds(),
        law.scaled().filter(scaled -> equipment.variables().contains(scaled.variable())));
  }

  /// Whether `slave` is there and takes its set-point from this loop and no better one.
  private static boolean isMaster(String master, String slave, List<LoopDefinition> kept) {
    return named(slave, kept)
        .flatMap(
            loop ->
                loop.masters().stream().filter(name -> named(name, kept).isPresent()).findFirst())
        .filter(master::equals)
        .isPresent();
  }

  private static Optional<LoopDefinition> named(String name, List<LoopDefinition> among) {
    return among.stream().filter(loop -> loop.name().equals(name)).findFirst();
  }
}
