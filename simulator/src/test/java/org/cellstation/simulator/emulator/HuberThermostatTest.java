package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

final class HuberThermostatTest {
  private final Faults faults =
      new Faults(Map.of("cooler", Set.of(Fault.ERROR_REPLY, Fault.WRONG_ID)));
  private final HuberThermostat thermostat =
      new HuberThermostat(() -> 4.25, () -> 4.5, 426_263, faults.of("cooler"));
  private final LineServer line = new SerialLine(new FaultState(), thermostat);

  @Test
  void whatIsRefusedIsNotAvailableAndNotCarriedOut() {
    assertEquals("{S0101A9\r\n", Recorder.ask(line, "{M01****\r\n"));
    faults.set("cooler", Fault.ERROR_REPLY, true);
    assertEquals("{S017FFF\r\n", Recorder.ask(line, "{M01****\r\n"));
    assertEquals("{S007FFF\r\n", Recorder.ask(line, "{M0001F4\r\n"));
    assertEquals("", Recorder.ask(line, "[M01V07C6\r"), "no PB command");
    faults.clear();
    assertEquals("{S0007D0\r\n", Recorder.ask(line, "{M00****\r\n"), "still at 20 degC");
    assertEquals("{S0001F4\r\n", Recorder.ask(line, "{M0001F4\r\n"));
  }

  @Test
  void anAnswerCanBeOfAnotherVariable() {
    faults.set("cooler", Fault.WRONG_ID, true);
    assertEquals("{S0001A9\r\n", Recorder.ask(line, "{M01****\r\n"));
    assertEquals("{S0107D0\r\n", Recorder.ask(line, "{M00****\r\n"));
  }
}
