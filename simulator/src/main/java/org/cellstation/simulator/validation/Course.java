package org.cellstation.simulator.validation;

/// What one simulated run left behind: a sample every quarter of an hour.
final class Course {
  static final double SAMPLE_HOURS = 0.25;

  private static final double OXYGEN_GRAMS_PER_MOLE = 32;

  /// @param born cells since the start, 1e9
  /// @param viable,dead 1e6/mL
  /// @param litres of liquid that the cells are in
  /// @param glucoseUsed,lactateMade by the balance over the border since the start, mmol
  /// @param mediumLitres brought in since the start
  record Sample(
      double born,
      double viable,
      double dead,
      double litres,
      double glucose,
      double lactate,
      double glutamine,
      double ammonium,
      double oxygen,
      double glucoseUsed,
      double lactateMade,
      double diameter,
      double transduced,
      double mediumLitres) {

    /// 1e9.
    double cells() {
      return viable * litres;
    }
  }

  private final Sample[] samples;
  private final double lactatePerGlucose;
  private int filled;

  Course(double hours, double lactatePerGlucose) {
    samples = new Sample[(int) Math.ceil(hours / SAMPLE_HOURS - 1e-9) + 1];
    this.lactatePerGlucose = lactatePerGlucose;
  }

  void add(Sample sample) {
    samples[filled] = sample;
    filled++;
  }

  private Sample at(double hours) {
    return samples[Math.clamp(Math.round(hours / SAMPLE_HOURS), 0, filled - 1)];
  }

  /// One measure on this run; NaN for what was not reached, and for what {@link DoseSearch} has to
  /// find.
  double of(Measure measure) {
    Sample from = at(measure.from());
    Sample to = at(measure.to());
    double used = to.glucoseUsed() - from.glucoseUsed();
    double made = to.lactateMade() - from.lactateMade();
    return switch (measure.quantity()) {
      case VIABLE_DENSITY -> to.viable();
      case VIABLE_CELLS -> to.cells();
      case VIABILITY -> 100 * to.viable() / (to.viable() + to.dead());
      case FOLD -> to.cells() / from.cells();
      case GROWTH -> StrictMath.log(to.cells() / from.cells()) / (measure.to() - measure.from());
      case PEAK_GROWTH -> peak(measure);
      case GLUCOSE -> to.glucose();
      case LACTATE -> to.lactate();
      case GLUTAMINE -> to.glutamine();
      case AMMONIUM -> to.ammonium();
      case OXYGEN -> OXYGEN_GRAMS_PER_MOLE * to.oxygen();
      case LEAST_GLUCOSE -> least(measure);
      case MOST_LACTATE -> most(measure);
      case GLUCOSE_UPTAKE -> 24 * used / cellHours(measure);
      case LACTATE_PER_GLUCOSE -> made / used;
      case IMBALANCE -> 100 * Math.abs(made / (used * lactatePerGlucose) - 1);
      case DIAMETER -> to.diameter();
      case TRANSDUCED -> 100 * to.transduced();
      case MEDIUM -> to.mediumLitres() - from.mediumLitres();
      case HOURS_TO -> hoursTo(measure);
      case INHIBITING_LACTATE, INHIBITING_AMMONIUM -> Double.NaN;
    };
  }

  /// New cells over cell hours, 1/h, by the cells that are there and those that died.
  double births(Measure measure) {
    Sample from = at(measure.from());
    Sample to = at(measure.to());
    return (to.born() - from.born()) / cellHours(measure);
  }

  /// Mean of lactate or ammonium during a measure, mM.
  double meanWaste(Measure measure, boolean lactate) {
    double sum = 0;
    int count = 0;
    for (double t = measure.from(); t <= measure.to(); t += SAMPLE_HOURS) {
      sum += lactate ? at(t).lactate() : at(t).ammonium();
      count++;
    }
    return sum / count;
  }

  private double least(Measure measure) {
    double least = Double.MAX_VALUE;
    for (double t = measure.from(); t <= measure.to(); t += SAMPLE_HOURS) {
      least = Math.min(least, at(t).glucose());
    }
    return least;
  }

  /// Fastest net growth over any day between the two times.
  private double peak(Measure measure) {
    double most = Double.NEGATIVE_INFINITY;
    for (double t = measure.from(); t + 24 <= measure.to(); t += SAMPLE_HOURS) {
      most = Math.max(most, StrictMath.log(at(t + 24).cells() / at(t).cells()) / 24);
    }
    return most;
  }

  private double most(Measure measure) {
    double most = 0;
    for (double t = measure.from(); t <= measure.to(); t += SAMPLE_HOURS) {
      most = Math.max(most, at(t).lactate());
    }
    return most;
  }

  /// 1e9 cells h.
  private double cellHours(Measure measure) {
    double sum = 0;
    for (double t = measure.from(); t < measure.to(); t += SAMPLE_HOURS) {
      sum += (at(t).cells() + at(t + SAMPLE_HOURS).cells()) / 2 * SAMPLE_HOURS;
    }
    return sum;
  }

  /// Hours since the start of the run; `NaN` where it does not happen between the two times.
  private double hoursTo(Measure measure) {
    for (double t = measure.from(); t <= measure.to(); t += SAMPLE_HOURS) {
      if (at(t).cells() >= measure.reach()) {
        return t;
      }
    }
    return Double.NaN;
  }
}
