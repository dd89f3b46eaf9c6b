package org.cellstation.station.control;

import java.util.List;
import java.util.Optional;
import org.cellstation.station.control.law.FeedClock;
import org.cellstation.station.control.law.FeedProfile;
import org.cellstation.station.control.law.GainSchedule;
import org.cellstation.station.control.law.PowerScale;

/// One loop as data.
///
/// @param variable its process variable; `unit` is that of its set-point
/// @param lifeSupport runs from the first engagement on until a phase ends life support; any other
///   loop runs only while a phase has started it
/// @param optional left out on a unit that lacks its variable or outputs; else that is a fault
/// @param preset set-point when nobody gives one; `NaN` when one must be given
/// @param tolerance allowed deviation from the set-point; `NaN` when none is declared
/// @param masters loops that may give the set-point in CASCADE, the best first; of a unit the one
///   it has
/// @param uncertain whether an uncertain variable is used like a good one
public record LoopDefinition(
    String name,
    String variable,
    String unit,
    boolean lifeSupport,
    boolean optional,
    Limits setpoints,
    double preset,
    double tolerance,
    List<String> masters,
    boolean uncertain,
    BadValue badValue,
    Law law) {

  /// The loop that gives the set-point in CASCADE, else empty.
  public String master() {
    return masters.isEmpty() ? "" : masters.getFirst();
  }

  /// What it moves that may be another loop.
  List<String> targets() {
    return switch (law) {
      case Feedback feedback -> feedback.moves().stream().map(Move::target).toList();
      case CellSpecific cells -> List.of(cells.target());
      case Direct _, Exchange _, Feed _ -> List.of();
    };
  }

  /// Outputs of the unit that it drives alone.
  List<String> outputs() {
    return switch (law) {
      case Direct direct -> List.of(direct.output());
      case Exchange exchange -> List.of(exchange.in(), exchange.out());
      case Feed feed -> List.of(feed.output());
      case Feedback _, CellSpecific _ -> List.of();
    };
  }

  LoopDefinition with(List<String> master, Law other) {
    return new LoopDefinition(
        name,
        variable,
        unit,
        lifeSupport,
        optional,
        setpoints,
        preset,
        tolerance,
        master,
        uncertain,
        badValue,
        other);
  }

  /// How the output comes about.
  public sealed interface Law {}

  /// The output is the set-point, for a device that has a controller of its own, in CASCADE what
  /// the master asks for.
  ///
  /// @param output of the unit, or `gas flow`: the total of the gas mix
  /// @param floor in CASCADE the set-point is the least that the master may go down to
  /// @param off what is sent when life support ends
  /// @param ratePerSecond fastest change, infinite for none
  public record Direct(
      String output, double low, double high, boolean floor, double off, double ratePerSecond)
      implements Law {}

  /// A controller whose demand of -100..100 % is shared out to what it moves, one after the other.
  ///
  /// @param setpointWeight beta
  /// @param derivativeFilter N
  /// @param deadBand to each side of the set-point, in which the output rests
  /// @param ramp how the reference walks to the set-point; empty when it jumps
  /// @param scheduledOn loop or process variable whose value chooses the parameters; empty: what is
  ///   just moved
  /// @param safe where to go without a process variable for long
  /// @param atLow what an operator shall read when the demand is at its low end, else empty
  /// @param atHigh the same at its high end
  /// @param longestSampleSeconds of a variable that comes by samples, the longest time between two
  ///   that counts; 0 for one that is always there
  /// @param scaled gain and integral time by another variable; empty when they stay
  public record Feedback(
      double setpointWeight,
      double derivativeSeconds,
      double derivativeFilter,
      double deadBand,
      Optional<Ramp> ramp,
      String scheduledOn,
      List<Move> moves,
      Start start,
      Position safe,
      String atLow,
      String atHigh,
      double longestSampleSeconds,
      Optional<Scaling> scaled)
      implements Law {}

  /// Medium in and out at constant weight: what goes out comes from the exchange rate, what comes
  /// in is trimmed by the averaged weight.
  ///
  /// @param in the output that feeds
  /// @param out the output that draws off
  /// @param gain mL/min per g of missing weight
  /// @param averageSeconds of the weight
  /// @param guardGrams away from the set-point at which the one or the other pump stops
  /// @param rocking rate in rpm over whose whole periods the weight is averaged; empty for a vessel
  ///   that stands on its balance
  public record Exchange(
      String in, String out, double gain, double averageSeconds, double guardGrams, String rocking)
      implements Law {}

  /// So much medium a day for each cell, the cells told by the capacitance of the culture.
  ///
  /// @param target the loop that takes the exchange rate, vessel volumes a day
  /// @param perMillion of the variable for 1e6 cells/mL
  /// @param low least rate, 1/d
  /// @param high largest rate, 1/d
  /// @param changePerHour fastest change of the rate, 1/d in an hour
  public record CellSpecific(
      String target, double perMillion, double low, double high, double changePerHour)
      implements Law {}

  /// Feed at a rate up to the set-point.
  ///
  /// @param heldOn DO on which the feed is held; empty when nothing holds it
  public record Feed(String output, FeedRate rate, FeedClock.Hold hold, String heldOn)
      implements Law {
    /// For people.
    String held() {
      return "held: " + heldOn + " is low";
    }
  }

  /// Where a feed rate comes from.
  public sealed interface FeedRate {}

  public record ByTime(FeedProfile profile) implements FeedRate {}

  /// What the cells take up; the loop's variable is the capacitance that tells them.
  ///
  /// @param weight variable that tells the volume, used also while it is uncertain
  /// @param perMillion of the capacitance for 1e6 cells/mL
  /// @param femtomolesPerCellHour uptake of glucose
  /// @param feedMillimolar glucose in the feed
  /// @param millimolarToKeep glucose in the vessel, less than in the feed
  public record ByUptake(
      String weight,
      double perMillion,
      double femtomolesPerCellHour,
      double feedMillimolar,
      double millimolarToKeep)
      implements FeedRate {
    /// For people.
    String waits() {
      return "waits for the " + weight;
    }
  }

  /// Parameters that grow with the filling of the vessel.
  ///
  /// @param variable used also while it is uncertain: a vessel that moves never rests on its
  ///   balance
  public record Scaling(String variable, PowerScale by) {}

  /// @param perSecond fastest change of the reference, in the variable's unit
  /// @param approachSeconds time constant near the set-point
  /// @param lead how far the reference may be ahead of the variable
  public record Ramp(double perSecond, double approachSeconds, double lead) {}

  /// What a controller moves within a part of its demand.
  ///
  /// @param target a slave loop; or `oxygen`, `carbon dioxide` or `nitrogen`: a fraction of the gas
  ///   mix; or an output of the unit
  /// @param from demand in % at which it begins to leave `low`
  /// @param until demand in % at which it reaches `high`
  /// @param low of a slave with a floor: not used, the floor is
  /// @param logarithmic equal steps of the demand multiply the output
  /// @param points gain in units of the target per unit of the variable; of a logarithmic one in %
  ///   of its span
  public record Move(
      String target,
      double from,
      double until,
      double low,
      double high,
      boolean logarithmic,
      List<GainSchedule.Point> points) {}

  /// Where control begins when life support is turned on.
  public enum Start {
    /// Nothing is moved yet.
    LOW,
    /// The first target stands at the value of the variable: a pad as warm as the culture.
    VARIABLE,
    SAFE
  }

  /// Demand at which `target` stands at `value`.
  public record Position(String target, double value) {}
}
