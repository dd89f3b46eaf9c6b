package org.cellstation.simulator.emulator;

import java.util.List;
import org.cellstation.simulator.fault.FaultState;

/// Puts instruments on lines.
public final class Lines {
  private Lines() {}

  public static LineServer analytics(FaultState line, HamiltonArc ph, HamiltonArc oxygen) {
    return new RtuLine(line, List.of(ph, oxygen));
  }

  public static LineServer heating(FaultState line, OmronE5cc controller) {
    return new RtuLine(line, List.of(controller));
  }

  public static LineServer gas(FaultState line, List<BronkhorstMfc> controllers) {
    return new ModbusTcpLine(line, controllers);
  }

  public static LineServer weighing(FaultState line, MettlerSics balance) {
    return new AsciiLine(line, balance);
  }

  public static LineServer pumping(FaultState line, RegloIcc pump) {
    return new AsciiLine(line, pump);
  }

  public static LineServer rocking(FaultState line, IkaRocker rocker) {
    return new AsciiLine(line, rocker);
  }
}
