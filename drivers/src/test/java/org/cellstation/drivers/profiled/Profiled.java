package org.cellstation.drivers.profiled;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.InstrumentProfile.Access;
import org.cellstation.drivers.profile.InstrumentProfile.Certainty;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.ModbusDevice.Proof;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Setting;
import org.cellstation.drivers.profile.Protocol;
import org.cellstation.drivers.profile.TextDevice;

/// Instruments from profiles that are put together in a test.
final class Profiled {
  static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);

  private Profiled() {}

  static InstrumentProfile profile(Protocol protocol) {
    return new InstrumentProfile(
        "test",
        "Maker",
        "Model",
        Certainty.D,
        "",
        "",
        new Access("", 0),
        TIMING,
        protocol,
        Map.of());
  }

  static ModbusDevice device(List<Register> registers, List<Setting> settings) {
    return new ModbusDevice(
        Envelope.RTU,
        new Addressing(1, 1, 247, 0),
        125,
        0,
        List.of(),
        registers,
        settings,
        List.of(),
        null,
        new Proof("", "", "", List.of()));
  }

  static ProfiledModbus modbus(List<Register> registers, List<Setting> settings) {
    return modbus(device(registers, settings), WriteLedger.inMemory());
  }

  static ProfiledModbus modbus(ModbusDevice device, WriteLedger ledger) {
    return new ProfiledModbus("X-1", profile(device), device, 1, 0, TIMING, ledger);
  }

  static ProfiledText text(TextDevice device) {
    return new ProfiledText("X-1", profile(device), device, "", TIMING, WriteLedger.inMemory());
  }

  /// Hex digits with their checksum.
  static byte[] frame(String hex) {
    byte[] body = HexFormat.of().parseHex(hex);
    byte[] frame = Arrays.copyOf(body, body.length + 2);
    int crc = Crc16.of(body, 0, body.length);
    frame[body.length] = (byte) crc;
    frame[body.length + 1] = (byte) (crc >> 8);
    return frame;
  }
}
