package org.cellstation.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.cellstation.console.model.SimulatedSkid.Result;
import org.cellstation.console.model.SimulatedSkid.Site;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TrainingSkidTest {
  private Simulator simulator;
  private TrainingSkid skid;

  @BeforeEach
  void start() throws IOException {
    simulator =
        new Simulator(new SimulatorSettings(SkidSettings.nominal(), true, 0), ProcessTime.real());
    skid = new TrainingSkid(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Site site(String id) {
    return skid.sites().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void aSampleTellsWhatCanBeToldOfTheseCells() {
    List<String> analytes = skid.sample().stream().map(Result::analyte).toList();
    assertTrue(analytes.containsAll(List.of("viable cell density", "glucose", "pH")));
    assertFalse(analytes.contains("islet equivalents"), "of T cells");
    Result acidity =
        skid.sample().stream().filter(r -> r.analyte().equals("pH")).findFirst().orElseThrow();
    assertTrue(acidity.value().matches("[67]\\.\\d{3}"), acidity::toString);
  }

  @Test
  void probesGoIntoStandardsAndBack() {
    skid.put("AT-101", 4.01);
    assertEquals(4.01, skid.probes().getFirst().standard());
    skid.put("AT-101", Double.NaN);
    assertTrue(skid.probes().stream().allMatch(probe -> Double.isNaN(probe.standard())));
    assertThrows(IllegalArgumentException.class, () -> skid.put("WT-101", 1));
  }

  @Test
  void nothingIsCollectedWherePumpsStand() {
    skid.tare();
    assertTrue(skid.collected().stream().allMatch(line -> line.value().equals("0.00")));
    assertEquals("feed", skid.collected().getFirst().analyte());
  }

  @Test
  void everySiteIsThereAndItsFaultsAreSwitched() {
    assertEquals(
        List.copyOf(simulator.faults().possible().keySet()),
        skid.sites().stream().map(Site::id).toList());
    skid.set("AT-101", "silent", true);
    assertEquals(Set.of(Fault.SILENT), simulator.faults().active().get("AT-101"));
    assertEquals(1, site("AT-101").active());
    skid.set("AT-101", "silent", false);
    assertEquals(0, site("AT-101").active());
    skid.set("analytics", "vanished", true);
    skid.mend();
    assertTrue(simulator.faults().active().isEmpty());
  }
}
