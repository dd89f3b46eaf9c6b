package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

final class OmronE5ccTest {
  private static final String ENABLE = "01 06 0000 0001";
  private static final String SET_37 = "01 06 2103 0172";

  private final Faults faults = new Faults(Map.of("tic", Set.of(Fault.PROBE_LOST)));
  private double pad = 21;
  private final OmronE5cc controller = new OmronE5cc(1, () -> pad, faults.of("tic"));
  private final RtuLine line = new RtuLine(faults.of("tic"), List.of(controller));

  private String register(int address) {
    return Recorder.rtu(line, "01 03 %04x 0001".formatted(address)).substring(6);
  }

  @Test
  void refusesWritesUntilCommunicationsWritingIsOn() {
    assertEquals("018604", Recorder.rtu(line, SET_37));
    assertEquals("018604", Recorder.rtu(line, "01 06 0000 0100"), "RUN is a write too");
    assertEquals("010600000001", Recorder.rtu(line, ENABLE));
    assertEquals("010621030172", Recorder.rtu(line, SET_37));
    assertEquals("0172", register(0x2103));
  }

  @Test
  void runStopAndRamModeShowInTheStatus() {
    Recorder.rtu(line, ENABLE);
    assertEquals("0200", register(0x2407));
    Recorder.rtu(line, "01 06 0000 0101");
    assertEquals("0300", register(0x2407));
    Recorder.rtu(line, "01 06 0000 0100");
    Recorder.rtu(line, "01 06 0000 0401");
    assertEquals("0210", register(0x2407));
  }

  @Test
  void ramModeSparesTheMemoryAndAResetForgets() {
    Recorder.rtu(line, ENABLE);
    Recorder.rtu(line, SET_37);
    assertEquals(1, controller.memoryWrites());
    Recorder.rtu(line, "01 06 0000 0401");
    Recorder.rtu(line, "01 06 2103 0180");
    assertEquals(1, controller.memoryWrites());
    assertEquals("", Recorder.rtu(line, "01 06 0000 0600"), "a reset is not answered");
    assertEquals("0172", register(0x2103));
    assertEquals("018604", Recorder.rtu(line, SET_37), "writing is off again");
  }

  @Test
  void refusesWhatItCannotDo() {
    Recorder.rtu(line, ENABLE);
    assertEquals("018603", Recorder.rtu(line, "01 06 2103 0259"), "60.1 degC");
    assertEquals("018603", Recorder.rtu(line, "01 06 0000 7700"), "unknown command");
    assertEquals("018602", Recorder.rtu(line, "01 06 2000 0001"), "PV is read only");
    assertEquals("018302", Recorder.rtu(line, "01 03 0001 0002"), "odd four-byte address");
    assertEquals("018401", Recorder.rtu(line, "01 04 2000 0001"));
  }

  @Test
  void bothAreasShowTheSameThings() {
    Recorder.rtu(line, ENABLE);
    Recorder.rtu(line, "01 10 0106 0002 04 00000172");
    assertEquals("0172", register(0x2103));
    assertEquals("01030400000172", Recorder.rtu(line, "01 03 0106 0002"));
    pad = -5.5;
    assertEquals("ffc9", register(0x2000));
    assertEquals("010304ffffffc9", Recorder.rtu(line, "01 03 0000 0002"));
  }

  @Test
  void aBrokenSensorStopsHeating() {
    Recorder.rtu(line, ENABLE);
    Recorder.rtu(line, SET_37);
    controller.advance(1);
    assertTrue(controller.outputPercent() > 99);
    faults.set("tic", Fault.PROBE_LOST, true);
    controller.advance(1);
    assertEquals(0, controller.outputPercent());
    assertEquals("0040", register(0x2001));
    assertEquals("2134", register(0x2000));
  }
}
