package org.cellstation.simulator.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cellstation.simulator.chemistry.ChargeBalance;
import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Medium;
import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.culture.Donor;
import org.cellstation.simulator.culture.TCells;
import org.cellstation.simulator.culture.Treatment;
import org.cellstation.simulator.vessel.Aeration;
import org.jspecify.annotations.Nullable;

/// One donor's cells through one protocol. One thread.
final class Run {
  /// Short against the fastest rate there is: glucose at its end among 1e8 cells/mL, 2 1/min.
  private static final double STEP = Course.SAMPLE_HOURS / 12;

  private static final int STEPS_PER_SAMPLE = 12;
  private static final int STEPS_PER_PH = 10;

  private static final double DRY_PRESSURE = Solubility.STANDARD_PRESSURE - Solubility.vapour(37);

  /// Protocols say nothing of osmolality: it is the usual one, mOsm/kg.
  private static final double OSMOLALITY = 290;

  private final Protocol protocol;
  private final Stage stage;
  private final Aerated aerated;
  private final Culture cells;
  private final Liquid liquid = new Liquid();
  private final ChargeBalance charges = new ChargeBalance();
  private final double[] fresh;

  /// Null where cells and medium are one liquid.
  private final @Nullable Wall wall;

  /// What came over the border less what went, of dissolved species, mmol.
  private final double[] crossed = new double[Species.COUNT];

  private final double[] gone = new double[Species.COUNT];

  private double volumesPerDay;
  private double picolitres;
  private double leastVolumes;
  private double mostVolumes;
  private double mediumLitres;
  private double born;

  private Run(Protocol protocol, Donor donor) {
    this.protocol = protocol;
    stage = protocol.stage();
    aerated = new Aerated(stage);
    cells = protocol.culture().culture(donor, protocol.medium().support(), protocol.start());
    if (cells instanceof TCells t && !Double.isNaN(protocol.stimulatedBefore())) {
      t.stimulatedBefore(protocol.stimulatedBefore(), protocol.start().stimulusHours());
    }
    charges.temperature(stage.celsius());
    fresh = composition(protocol.medium().composition(), 0, 0);
    Medium m = protocol.medium().composition();
    double dead = protocol.density() * (1 / protocol.viability() - 1);
    double[] seed = composition(m, protocol.density(), dead);
    seed[Species.LACTATE] = protocol.lactate();
    seed[Species.AMMONIUM] = protocol.ammonium();
    Optional<Aeration.Fibres> fibres = stage.fibres();
    wall = fibres.map(f -> new Wall(f, composition(m, 0, 0), stage.retention())).orElse(null);
    bring(seed, fibres.isPresent() ? fibres.get().cellLitres() : stage.litres());
    if (wall != null) {
      for (int i = 0; i < Species.COUNT; i++) {
        crossed[i] += wall.amount(i);
      }
    }
  }

  private double[] composition(Medium medium, double viable, double dead) {
    return medium.composition(viable, dead, aerated.full());
  }

  /// Runs it to its end.
  static Course of(Protocol protocol, Donor donor) {
    return new Run(protocol, donor).toEnd();
  }

  private Course toEnd() {
    Course course =
        new Course(protocol.hours(), protocol.culture().line().turnover().lactatePerGlucose());
    List<Action> actions = protocol.actions();
    int next = 0;
    cells.arrive(1);
    balance();
    breathe();
    long steps = Math.round(protocol.hours() / STEP);
    for (long i = 0; i <= steps; i++) {
      // The clock is counted in steps, so that 72 h is 72 h.
      while (next < actions.size() && actions.get(next).hours() <= i * STEP + 1e-9) {
        act(actions.get(next));
        next++;
      }
      if (i % STEPS_PER_SAMPLE == 0) {
        sample(course);
      }
      if (i == steps) {
        break;
      }
      double passed = perfusion() * stage.litres() * STEP / 24;
      pass(passed / 2);
      cells.house(liquid.c[Species.VIABLE] * liquid.litres, liquid.litres);
      cells.step(liquid.c, STEP);
      born += cells.growth() * liquid.c[Species.VIABLE] * liquid.litres * STEP;
      pass(passed / 2);
      if (wall != null) {
        wall.age(STEP);
        wall.diffuse(liquid, STEP);
      }
      breathe();
      if (i % STEPS_PER_PH == 0) {
        balance();
      }
    }
    return course;
  }

  private void sample(Course course) {
    double[] c = liquid.c;
    course.add(
        new Course.Sample(
            born,
            c[Species.VIABLE],
            c[Species.DEAD],
            liquid.litres,
            c[Species.GLUCOSE],
            c[Species.LACTATE],
            c[Species.GLUTAMINE],
            c[Species.AMMONIUM],
            c[Species.OXYGEN],
            -made(Species.GLUCOSE),
            made(Species.LACTATE),
            cells.diameter(),
            cells.transduced(),
            mediumLitres));
  }

  /// By the balance over the border, mmol.
  private double made(int species) {
    double outside = wall == null ? 0 : wall.amount(species);
    return liquid.c[species] * liquid.litres + outside - crossed[species];
  }

  private void bring(double[] composition, double volume) {
    liquid.add(composition, volume);
    for (int i = 0; i < Species.COUNT; i++) {
      crossed[i] += composition[i] * volume;
    }
  }

  private void takeClear(double volume, double retention) {
    for (int i = 0; i < Species.COUNT; i++) {
      crossed[i] -= liquid.c[i] * volume;
    }
    liquid.drawClear(volume, retention);
  }

  private double perfusion() {
    if (picolitres <= 0) {
      return volumesPerDay;
    }
    double wanted = picolitres * 1e-3 * liquid.c[Species.VIABLE] * liquid.litres / stage.litres();
    return Math.clamp(wanted, leastVolumes, mostVolumes);
  }

  private void pass(double volume) {
    bring(fresh, volume);
    if (wall == null) {
      takeClear(volume, stage.retention());
    } else {
      throughWall(volume);
    }
    mediumLitres += volume;
  }

  private void throughWall(double volume) {
    if (wall != null) {
      Arrays.fill(gone, 0);
      wall.pass(liquid, volume, gone);
      for (int i = 0; i < Species.COUNT; i++) {
        crossed[i] -= gone[i];
      }
    }
  }

  private void act(Action action) {
    switch (action) {
      case Action.Perfuse perfuse -> {
        volumesPerDay = perfuse.volumesPerDay();
        picolitres = 0;
      }
      case Action.PerfuseByCells by -> {
        picolitres = by.picolitresPerCellDay();
        leastVolumes = by.least();
        mostVolumes = by.most();
      }
      case Action.Feed feed -> {
        double volume = feed.volumes() * stage.litres();
        if (feed.instead() && wall == null) {
          takeClear(volume, 1);
        }
        bring(composition(feed.medium().composition(), 0, 0), volume);
        throughWall(volume);
        mediumLitres += volume;
      }
      case Action.Dilute dilute -> {
        double volume = liquid.litres * (liquid.c[Species.VIABLE] / dilute.density() - 1);
        if (volume > 0) {
          bring(fresh, volume);
          mediumLitres += volume;
        }
      }
      case Action.Restimulate _ -> cells.treat(new Treatment.Stimulus());
      case Action.Transduce transduce ->
          cells.treat(new Treatment.Vector(transduce.particlesPerCell()));
      case Action.AddSurface more ->
          cells.treat(new Treatment.Carriers(more.surface() * liquid.litres * 1000));
    }
  }

  private void breathe() {
    liquid.c[Species.OXYGEN] = aerated.oxygen(cells.oxygenDemand(), cells.oxygenHalf());
  }

  /// pH: held, or where gas and charges meet.
  private void balance() {
    double ph = stage.ph();
    if (!stage.holdsPh()) {
      double[] c = liquid.c;
      ph =
          charges.solveOpen(
              c[Species.STRONG_IONS] + c[Species.AMMONIUM] - c[Species.LACTATE],
              stage.gasCarbonDioxide() * DRY_PRESSURE * Solubility.carbonDioxide(stage.celsius()),
              c[Species.PHOSPHATE],
              c[Species.HEPES]);
    }
    cells.environment(stage.celsius(), ph);
    aerated.refresh(liquid.litres, liquid.c[Species.VIABLE] + liquid.c[Species.DEAD]);
    if (wall != null) {
      wall.conducts(aerated.exchange());
    }
    cells.stress(OSMOLALITY, aerated.dissipation(), aerated.kolmogorov());
  }
}
