package org.cellstation.drivers.deltaohm;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// The pressure of a room against the next one. Each of the five models offers the pressure in some
/// of five units and -32768 in the registers of the others: the finest one offered is taken, and
/// which are offered tells the model. Nothing is written to it. Source: HD402 manual, chapter 6 and
/// table 6.1.
public final class PressureTransmitter extends PolledInstrument {
  private static final int PRESSURES = 3;
  private static final int ERRORS = 26;

  /// What a register says that the model does not have.
  private static final int NOT_AVAILABLE = -32768;

  /// Pascal for one step of registers 3 .. 7: tenths of Pa, Pa, daPa, hPa, kPa.
  private static final double[] PASCAL = {0.1, 1, 10, 100, 1000};

  /// Which registers each model offers, the lowest bit for register 3.
  private static final List<Integer> OFFERED = List.of(0b00011, 0b00110, 0b01110, 0b11100, 0b11000);

  private final ModbusUnit unit;
  private final ModbusUnit.Query pressures;
  private final ModbusUnit.Query errors;
  private final Tag pressureTag;

  /// @param address 1 .. 247
  public PressureTransmitter(String id, int address, Timing timing) {
    super(id, timing, List.of(new Signal("pressure", "Pa")), List.of());
    this.unit = new ModbusUnit(id, address, Transport.RTU, timing.timeout());
    this.pressures = unit.input(PRESSURES, PASCAL.length);
    this.errors = unit.input(ERRORS, 1);
    this.pressureTag = tag("pressure");
  }

  /// It has no serial number to read; what it offers tells it from other devices.
  @Override
  public Identity identify(Line line) throws BusException {
    Registers now = unit.read(line, pressures);
    int offered = 0;
    for (int i = 0; i < PASCAL.length; i++) {
      offered |= now.signed16(i) == NOT_AVAILABLE ? 0 : 1 << i;
    }
    int model = OFFERED.indexOf(offered);
    if (model < 0) {
      throw new BusException.DamagedReply(
          line.address(),
          id(),
          "no HD402ST has just the registers that this one has: "
              + Integer.toBinaryString(offered));
    }
    return new Identity("DeltaOHM", "HD402ST" + (model + 1), "", "");
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    Registers now = unit.read(line, pressures);
    boolean fault = unit.read(line, errors).unsigned16(0) != 0;
    sink.accept(pressure(now, fault, line.now()));
  }

  private Reading pressure(Registers now, boolean fault, Instant instant) {
    for (int i = 0; i < PASCAL.length; i++) {
      int steps = now.signed16(i);
      if (steps != NOT_AVAILABLE) {
        double pascal = steps * PASCAL[i];
        return fault
            ? pressureTag.bad(pascal, Cause.SENSOR_FAULT, instant)
            : pressureTag.good(pascal, instant);
      }
    }
    return pressureTag.bad(Cause.SENSOR_FAULT, instant);
  }
}
