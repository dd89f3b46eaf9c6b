package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.ika.Rocker;
import org.cellstation.drivers.ismatec.RegloIcc;
import org.cellstation.drivers.lambda.LambdaPump;
import org.cellstation.drivers.masterflex.LinkedDrive;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.watsonmarlow.CasePump;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.LambdaDrive;
import org.cellstation.simulator.emulator.MasterflexDrive;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.emulator.WatsonMarlow.Build;
import org.cellstation.simulator.emulator.WatsonMarlow.Protocol;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Reported;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of a speed that a pump or a platform tells and does not do. What is told is shown
/// as told, never what was asked for; where the told speed is what the device holds as its
/// set-point, a device that does not follow is noticed.
@ExtendWith(Quiet.class)
final class UntrueReportsTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);
  private static final FaultState NONE = new FaultState();
  private static final double SLOW = 20;
  private static final double QUICK = 40;

  /// How a driver finds out.
  enum Notices {
    /// A set-point that is not read back is refused, one that is read back otherwise later is lost.
    ALWAYS,
    /// When it sets something only.
    WHEN_SET,
    /// The set-point is told beside what is measured, and that may be anything.
    NEVER
  }

  enum Model {
    WATSON_MARLOW(Notices.ALWAYS, "speed"),
    WATSON_MARLOW_ENHANCED(Notices.ALWAYS, "speed"),
    LAMBDA(Notices.ALWAYS, "flow"),
    REGLO(Notices.WHEN_SET, "channel1"),
    MASTERFLEX(Notices.WHEN_SET, "speed"),
    ROCKER(Notices.NEVER, "rate");

    private final Notices notices;
    private final String setting;

    Model(Notices notices, String setting) {
      this.notices = notices;
      this.setting = setting;
    }
  }

  private final Faults faults = new Faults();
  private final FaultState site =
      faults.add("it", Fault.union(Fault.OF_REPORTS, Set.of(Fault.WRONG_ID)));
  private DoubleSupplier driven = () -> Double.NaN;

  private DrivePair pair(Model model) {
    return switch (model) {
      case WATSON_MARLOW -> watson(Protocol.BASIC, "basic");
      case WATSON_MARLOW_ENHANCED -> watson(Protocol.ENHANCED_TWOS_COMPLEMENT, "enhanced");
      case LAMBDA -> {
        var drive = new LambdaDrive(2, site);
        driven = () -> drive.turning() * 50;
        var driver = new LambdaPump("P-1", 2, 50, true, TIMING);
        yield new DrivePair(driver, new SerialLine(NONE, drive), drive::advance);
      }
      case REGLO -> {
        var pump =
            new org.cellstation.simulator.emulator.RegloIcc(NONE, List.of(site, NONE, NONE, NONE));
        driven = () -> pump.delivered(1);
        var driver = new RegloIcc("P-1", 4, 100, Duration.ofMinutes(60), TIMING);
        yield new DrivePair(driver, new SerialLine(NONE, pump), pump::advance);
      }
      case MASTERFLEX -> {
        var drive = new MasterflexDrive(site);
        driven = drive::turning;
        var driver = new LinkedDrive("P-1", 2, RotorScale.of(0, 600), true, TIMING);
        yield new DrivePair(driver, new SerialLine(NONE, drive), drive::advance);
      }
      case ROCKER -> rocker();
    };
  }

  private DrivePair watson(Protocol protocol, String words) {
    var pump = new WatsonMarlow(Build.PUMP_530, 1, protocol, site);
    driven = pump::turning;
    RotorScale scale = RotorScale.of(0, 220);
    Instrument driver =
        words.equals("basic")
            ? CasePump.basic("P-1", 1, scale, true, TIMING)
            : CasePump.enhanced("P-1", 1, scale, true, TIMING);
    return new DrivePair(driver, new SerialLine(NONE, pump), pump::advance);
  }

  private DrivePair rocker() {
    var rate = new Reported(() -> driven.getAsDouble(), site, 2);
    var rocker = new IkaRocker(rate, site);
    driven = rocker::drivenRate;
    var driver = new Rocker("RK-1", 42, 8, Duration.ofSeconds(60), TIMING);
    return new DrivePair(
        driver,
        new SerialLine(NONE, rocker),
        seconds -> {
          rate.advance(seconds);
          rocker.advance(seconds);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aReportThatIsStuckIsShownAsToldAndADeviceThatSeemsNotToFollowIsNoticed(Model model) {
    DrivePair pair = pair(model);
    pair.wanted(model.setting, SLOW, 12);
    assertEquals(SLOW, pair.reading(model.setting).value(), 0.05);
    assertEquals(LinkStatus.State.UP, pair.status().state());
    faults.set("it", Fault.STUCK, true);
    pair.wanted(model.setting, QUICK, 5);
    assertEquals(QUICK, driven.getAsDouble(), 0.05, "it obeys, and does not say so");
    assertEquals(SLOW, pair.reading(model.setting).value(), 0.05);
    if (model.notices == Notices.NEVER) {
      assertEquals(LinkStatus.State.UP, pair.status().state());
    } else {
      assertEquals(LinkStatus.State.DEGRADED, pair.status().state());
      String words = pair.status().detail();
      assertTrue(words.contains("not taken") || words.contains("asked for"), words);
    }
    faults.clear();
    pair.wanted(model.setting, QUICK, 90);
    assertEquals(LinkStatus.State.UP, pair.status().state());
    assertEquals(QUICK, pair.reading(model.setting).value(), 0.05);
    assertEquals(QUICK, driven.getAsDouble(), 0.05);
  }

  @ParameterizedTest
  @EnumSource
  void aReportThatCreepsIsShownAsToldAndMissedWhereItIsTheSetPoint(Model model) {
    DrivePair pair = pair(model);
    pair.wanted(model.setting, SLOW, 12);
    // Of a LAMBDA in per cent of its speed, of which 50 mL/min are all.
    faults.set("it", Fault.DRIFT, model == Model.LAMBDA ? -480.0 : -240.0);
    pair.wanted(model.setting, SLOW, 60);
    assertEquals(SLOW, driven.getAsDouble(), 0.05);
    assertEquals(SLOW - 4, pair.reading(model.setting).value(), 0.5);
    assertTrue(pair.reading(model.setting).isGood());
    LinkStatus status = pair.status();
    if (model.notices == Notices.ALWAYS) {
      assertEquals(LinkStatus.State.DEGRADED, status.state(), status::toString);
      assertFalse(status.detail().isBlank());
    } else {
      assertEquals(LinkStatus.State.UP, status.state(), status::toString);
    }
    faults.clear();
    pair.wanted(model.setting, SLOW, 90);
    assertEquals(LinkStatus.State.UP, pair.status().state());
    assertEquals(SLOW, pair.reading(model.setting).value(), 0.05);
  }

  /// Those whose answers bear a name.
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"REGLO", "MASTERFLEX"})
  void whatSomebodyElseSaysIsNoReading(Model model) {
    DrivePair pair = pair(model);
    pair.wanted(model.setting, SLOW, 12);
    faults.set("it", Fault.WRONG_ID, true);
    pair.wanted(model.setting, SLOW, 2);
    assertEquals(Quality.BAD, pair.reading(model.setting).quality());
    assertEquals(LinkStatus.State.DOWN, pair.status().state());
    faults.clear();
    pair.wanted(model.setting, SLOW, 40);
    assertEquals(LinkStatus.State.UP, pair.status().state());
    assertEquals(SLOW, pair.reading(model.setting).value(), 0.05);
  }
}
