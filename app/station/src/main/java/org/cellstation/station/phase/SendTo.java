package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Content to another unit of the batch, pumped while that one weighs what comes. Nothing is moved
/// that nobody receives, and both weights have to tell the same story: what one loses the other
/// gains. What was moved counts from weights at the begin that survive a restart, so an interrupted
/// transfer goes on with the rest.
///
/// The receiving unit decides when there is enough: the pump stops by what its averaged weight will
/// show, and once that has settled nothing may be missing.
///
/// Owned by the control thread.
final class SendTo implements EquipmentPhase {
  private static final String PUMP = "harvest";
  private static final String START = "start weight g";
  private static final String TOLERANCE = "tolerance g";

  /// What a person has been told of the two weights and has taken notice of by restarting.
  private static final String SHOWN = "imbalance shown g";

  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;

  /// How much more the pump may have moved than the weight shows, and what a line holds, before it
  /// is disbelieved.
  private static final double DISBELIEF = 1.3;

  private static final double DISBELIEF_MARGIN_ML = 30;

  /// Less than this is what a pump leaves behind, g.
  private static final double HEEL_GRAMS = 50;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double flow;
  private final double volume;
  private final TransferLink.Side mine;
  private final TransferLink.Side other;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);

  /// Since somebody has looked at the line last.
  private double pumped;

  private double ordered;
  private double lostBefore = Double.NaN;

  /// Since the pump was stopped because there is enough; `NaN` while there is not.
  private double settling = Double.NaN;

  /// @param flow mL/min
  /// @param volume mL
  SendTo(UnitActions unit, PhaseMemory memory, double flow, double volume, TransferLink link) {
    this.unit = unit;
    this.memory = memory;
    this.flow = flow;
    this.volume = volume;
    mine = link.sender;
    other = link.receiver;
    mine.begin();
    if (other.ended) {
      other.begin();
    }
  }

  @Override
  public Progress running(Instant now) {
    double seconds = unit.scanSeconds();
    mine.report(now);
    mine.cells = unit.hasCells();
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      // What it was before is no longer the mean of anything.
      average.restart();
      mine.trouble = "weight " + weight.cause().text();
      return still(mine.trouble + ", pump stopped");
    }
    mine.trouble = "";
    average.take(weight, seconds);
    if (!average.settled()) {
      return still("the weight to settle");
    }
    mine.grams = average.grams();
    double lost = memory.recall(START).orElse(mine.grams) - mine.grams;
    if (!other.present(now, seconds)) {
      return alone(lost);
    }
    if (!other.trouble.isEmpty()) {
      return still(other.unit + ": " + other.trouble + ", pump stopped");
    }
    if (Double.isNaN(other.moved)) {
      return still("the weight of " + other.unit + " to settle");
    }
    if (memory.recall(START).isEmpty()) {
      String unfit = unfit();
      if (!unfit.isEmpty()) {
        return failed(unfit);
      }
      memory.note(START, mine.grams);
      memory.note(TOLERANCE, other.tolerance);
    }
    mine.moved = lost;
    return together(lost, other.moved, seconds);
  }

  /// The other side does not report: it has not begun, or does not go on.
  private Progress alone(double lost) {
    if (memory.recall(START).isEmpty()) {
      return still(other.unit + " to receive");
    }
    double tolerance = memory.recall(TOLERANCE).orElse(0);
    if (lost >= volume - 2 * tolerance) {
      // It had its volume, and ended, before the program was lost.
      return done();
    }
    return still(
        "%s to receive: it does not look at its weight; %.0f of %.0f g are sent, pump stopped"
            .formatted(other.unit, lost, volume));
  }

  private String unfit() {
    if (volume < other.volume - other.tolerance) {
      return "%.0f mL are to be sent, but %s is to receive %.0f mL: the recipe does not fit"
          .formatted(volume, other.unit, other.volume);
    }
    if (mine.grams < other.volume) {
      return "%s holds %.0f g, which is less than the %.0f mL for %s: fill it or change the recipe, then restart"
          .formatted(unit.unit(), mine.grams, other.volume, other.unit);
    }
    if (other.grams + other.volume > other.maximum) {
      return "%s holds %.0f g and takes up to %.0f g: %.0f mL do not fit; take some out of it, then restart"
          .formatted(other.unit, other.grams, other.maximum, other.volume);
    }
    return "";
  }

  private Progress together(double lost, double come, double seconds) {
    double apart = lost - come;
    if (Math.abs(apart - memory.recall(SHOWN).orElse(0)) > other.tolerance) {
      memory.note(SHOWN, apart);
      return failed(
          "%s has lost %.0f g but %s has gained %.0f g: look for a leak, a wrong line, another flow or a balance that is touched; restart to go on with the rest"
              .formatted(unit.unit(), lost, other.unit, come));
    }
    if (other.grams >= other.maximum) {
      return failed(
          "%s is full: it holds %.0f g of %.0f g; take some out of it, then restart"
              .formatted(other.unit, other.grams, other.maximum));
    }
    Reading actual = unit.read(PUMP + " flow");
    double running = actual.isGood() ? actual.value() : 0;
    if (!Double.isNaN(settling)) {
      settling += seconds;
      if (settling < SETTLING_SECONDS) {
        return still("the weights to settle");
      }
      settling = Double.NaN;
      if (come >= other.volume - other.tolerance / 2) {
        return done();
      }
    }
    // An average shows what came a little ago.
    if (come + running * SMOOTHING_SECONDS / 60 >= other.volume) {
      settling = 0;
      return still("the weights to settle");
    }
    String stuck = stuck(lost);
    if (!stuck.isEmpty()) {
      return failed(stuck);
    }
    pumped += running * seconds / 60;
    ordered += flow * seconds / 60;
    mine.pumped += running * seconds / 60;
    unit.pump(PUMP, flow);
    return new Progress.Continues("");
  }

  private String stuck(double lost) {
    if (Double.isNaN(lostBefore)) {
      lostBefore = lost;
    }
    double since = lost - lostBefore;
    double enough = DISBELIEF * since + DISBELIEF_MARGIN_ML + flow * 2 * SMOOTHING_SECONDS / 60;
    if (Math.max(pumped, ordered) <= enough) {
      return "";
    }
    if (pumped * DISBELIEF < ordered) {
      return "the harvest pump should have moved %.0f mL at %.1f mL/min but reports %.0f mL, and %s has lost %.0f g: check that the pump runs, then restart"
          .formatted(ordered, flow, pumped, unit.unit(), since);
    }
    if (mine.grams < HEEL_GRAMS) {
      return "%s is empty: %.0f of %.0f g have come to %s; fill it or end the transfer"
          .formatted(unit.unit(), other.moved, other.volume, other.unit);
    }
    return "the harvest pump has moved %.0f mL but %s has lost %.0f g: the line is blocked; check clamps and tubing, then restart"
        .formatted(pumped, unit.unit(), since);
  }

  private Progress still(String waitingFor) {
    stop();
    return new Progress.Continues(waitingFor);
  }

  private Progress failed(String why) {
    stop();
    return new Progress.Failed(why);
  }

  private Progress done() {
    stop();
    mine.ended = true;
    return Progress.DONE;
  }

  private Progress stop() {
    unit.pump(PUMP, 0);
    return Progress.DONE;
  }

  @Override
  public Progress holding(Instant now) {
    return stop();
  }

  /// A person has looked at the line: pump and weights are compared afresh.
  @Override
  public Progress restarting(Instant now) {
    pumped = 0;
    ordered = 0;
    lostBefore = Double.NaN;
    settling = Double.NaN;
    average.restart();
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    return stop();
  }

  @Override
  public Progress aborting(Instant now) {
    return stop();
  }
}
