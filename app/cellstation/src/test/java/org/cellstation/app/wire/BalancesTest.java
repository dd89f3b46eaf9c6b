package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.bus.Balance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.emulator.MettlerSics;
import org.cellstation.simulator.emulator.SartoriusSbi;
import org.cellstation.simulator.emulator.SartoriusXbpi;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every balance driver against the balance that it is for.
final class BalancesTest {
  private static final String SERIAL = "0031801165";

  /// A driver, its balance, and the load on it.
  private static final class Scene {
    private final Faults faults = new Faults(Map.of("wt", Set.of(Fault.PROBE_LOST)));
    private final LinePair pair;
    private final Balance driver;
    private final Runnable second;
    private double load;

    Scene(String model) {
      FaultState state = faults.of("wt");
      String name = model.equals("mettler") ? "mettler-sics" : "sartorius-sbi";
      Map<String, String> options = model.equals("xbpi") ? Map.of("encoding", "xbpi") : Map.of();
      driver = (Balance) Catalogue.instrument(name, "WT-1", options);
      SerialLine line =
          switch (model) {
            case "mettler" -> {
              MettlerSics balance = new MettlerSics(() -> load, SERIAL, state);
              second = () -> balance.advance(1);
              yield new SerialLine(state, balance);
            }
            case "sbi" -> {
              SartoriusSbi balance =
                  new SartoriusSbi(() -> load, 8200, 2, "WZA8202-N", SERIAL, state);
              second = () -> balance.advance(1);
              yield new SerialLine(state, balance);
            }
            default -> {
              SartoriusXbpi balance =
                  new SartoriusXbpi(0, () -> load, 8200, 2, "WZA8202-N", SERIAL, state);
              second = () -> balance.advance(1);
              yield new SerialLine(state, balance);
            }
          };
      pair = new LinePair(driver, line);
    }

    Reading weightAtRest(double grams) {
      load = grams;
      for (int i = 0; i < 6; i++) {
        second.run();
      }
      return pair.poll("weight");
    }

    Reading weightMoving(double grams) {
      for (int i = 0; i < 4; i++) {
        load = grams - 40 + 10 * i;
        second.run();
      }
      load = grams;
      return pair.poll("weight");
    }
  }

  static List<String> models() {
    return List.of("mettler", "sbi", "xbpi");
  }

  @ParameterizedTest
  @MethodSource("models")
  void weighsAtRestAndInMotion(String model) {
    Scene scene = new Scene(model);
    for (double grams : new double[] {0, 0.5, 1234.56, -3.21}) {
      Reading rest = scene.weightAtRest(grams);
      assertEquals(Quality.GOOD, rest.quality());
      assertEquals(grams, rest.value(), 0.005);
    }
    Reading moving = scene.weightMoving(1500);
    assertEquals(Quality.UNCERTAIN, moving.quality());
    assertEquals(Cause.NOT_STABLE, moving.cause());
    assertEquals(1500, moving.value(), 0.005);
  }

  @ParameterizedTest
  @MethodSource("models")
  void taresAndZeroesWhatStandsStill(String model) {
    Scene scene = new Scene(model);
    scene.weightAtRest(500);
    assertEquals(0, scene.pair.perform(scene.driver.tare()).join(), 0.02);
    assertEquals(250, scene.weightAtRest(750).value(), 0.02);
    scene.weightAtRest(3);
    assertEquals(0, scene.pair.perform(scene.driver.zero()).join(), 0.02);
    assertEquals(97, scene.weightAtRest(100).value(), 0.02);
  }

  @ParameterizedTest
  @MethodSource("models")
  void leavesAWeightThatMovesAlone(String model) {
    Scene scene = new Scene(model);
    scene.weightAtRest(0);
    scene.weightMoving(500);
    assertInstanceOf(
        BusException.Refused.class, scene.pair.perform(scene.driver.tare()).exceptionNow());
    assertEquals(500, scene.weightAtRest(500).value(), 0.02);
  }

  @ParameterizedTest
  @MethodSource("models")
  void neverWeighsWhatItCannot(String model) {
    Scene scene = new Scene(model);
    scene.weightAtRest(0);
    for (double grams : new double[] {20_000, -1000}) {
      Reading off = scene.weightAtRest(grams);
      assertEquals(Cause.OUT_OF_RANGE, off.cause());
      assertTrue(Double.isNaN(off.value()));
    }
    scene.load = 100;
    scene.faults.set("wt", Fault.PROBE_LOST, true);
    Reading lost = scene.pair.poll("weight");
    assertEquals(Quality.BAD, lost.quality());
    assertTrue(Double.isNaN(lost.value()));
    scene.faults.set("wt", Fault.PROBE_LOST, false);
    scene.pair.poll("weight");
    assertEquals(Quality.GOOD, scene.weightAtRest(100).quality());
  }

  @ParameterizedTest
  @MethodSource("models")
  void findsOutWhoItIs(String model) {
    Scene scene = new Scene(model);
    scene.weightAtRest(0);
    Identity identity = scene.pair.perform(scene.driver::identify).join();
    assertEquals(SERIAL, identity.serial());
    assertTrue(!identity.model().isEmpty() && !identity.firmware().isEmpty());
  }

  @Test
  void aBalanceThatPrintsByItselfIsAskedAllTheSame() {
    Faults faults = new Faults(Map.of("wt", Set.of()));
    SartoriusSbi balance =
        new SartoriusSbi(() -> 10, 8200, 2, "WZA8202-N", SERIAL, faults.of("wt"));
    balance.setUp(SartoriusSbi.Unit.KILOGRAM, false, true);
    for (int i = 0; i < 6; i++) {
      balance.advance(1);
    }
    LinePair pair =
        new LinePair(
            Catalogue.instrument("sartorius-sbi", "WT-1", Map.of()),
            new SerialLine(faults.of("wt"), balance));
    pair.poll("weight");
    pair.poll("weight", Duration.ofSeconds(40));
    Reading weight = pair.poll("weight", Duration.ofSeconds(40));
    assertEquals(10, weight.value(), 0.005);
  }
}
