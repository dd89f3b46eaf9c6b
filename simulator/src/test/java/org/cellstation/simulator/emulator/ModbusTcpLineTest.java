package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

final class ModbusTcpLineTest {
  private final Faults faults =
      new Faults(Map.of("mfc", Set.of(Fault.SILENT, Fault.BAD_CRC, Fault.WRONG_ID)));
  private final BronkhorstMfc mfc =
      new BronkhorstMfc(1, 500, "AIR", "M6212345A", () -> 2.5, faults.of("mfc"));
  private final LineServer line = new ModbusTcpLine(faults.of("mfc"), List.of(mfc));

  private String ask(String hex) {
    Recorder recorder = new Recorder();
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    for (byte b : bytes) {
      line.receive(new byte[] {b}, 0, 1, recorder);
    }
    return HexFormat.of().formatHex(recorder.bytes());
  }

  @Test
  void readsFlowCapacitySerialAndFluid() {
    assertEquals("00070000000701030440200000", ask("0007 0000 0006 01 03 A100 0002"), "flow 2.5");
    assertEquals("000700000007010304" + "43fa0000", ask("0007 0000 0006 01 03 8168 0002"), "500");
    assertEquals(
        "000700000013010310" + "4d36323132333435410000000000000000".substring(0, 32),
        ask("0007 0000 0006 01 03 F118 0008"));
    assertEquals(
        "00070000000d01030a" + "41495220202020202020", ask("0007 0000 0006 01 03 8188 0005"));
    assertEquals("000700000005010302" + "00a0", ask("0007 0000 0006 01 03 0020 0001"), "0.5 %");
  }

  @Test
  void setsTheFlowBothWaysAndRefusesTooMuch() {
    assertEquals(
        "00080000000601" + "10a1180002", ask("0008 0000 000B 01 10 A118 0002 04 42480000"));
    assertEquals(50, mfc.setPoint());
    assertEquals("000800000006010600213e80", ask("0008 0000 0006 01 06 0021 3E80"));
    assertEquals(250, mfc.setPoint());
    assertEquals(
        "000800000003019003", ask("0008 0000 000B 01 10 A118 0002 04 43FA8000"), "501 of 500");
    assertEquals("000800000003019003", ask("0008 0000 000B 01 10 A118 0002 04 7FC00000"), "NaN");
    assertEquals("000800000003019002", ask("0008 0000 0009 01 10 A118 0001 02 4248"), "half");
    assertEquals(250, mfc.setPoint());
  }

  @Test
  void anUnknownUnitHasNoPath() {
    assertEquals("00090000000309830a", ask("0009 0000 0006 09 03 A100 0002"));
  }

  @Test
  void rubbishIsDroppedAndARepliesIdOrProtocolCanBeWrong() {
    assertEquals("", ask("FFFF FFFF FFFF FF"));
    assertEquals("0009", ask("0009 0000 0006 01 03 A100 0002").substring(0, 4));
    faults.set("mfc", Fault.BAD_CRC, true);
    assertEquals("00095500", ask("0009 0000 0006 01 03 A100 0002").substring(0, 8));
    faults.clear();
    faults.set("mfc", Fault.WRONG_ID, true);
    assertEquals("5509", ask("0009 0000 0006 01 03 A100 0002").substring(0, 4));
    faults.set("mfc", Fault.SILENT, true);
    assertEquals("", ask("0009 0000 0006 01 03 A100 0002"));
  }
}
