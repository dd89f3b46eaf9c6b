package org.cellstation.simulator.emulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Content;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Proof;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.profile.Range;
import org.cellstation.drivers.profile.Scaling;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// The units of the simulator's own gateway: a capacitance transmitter, a glucose and lactate
/// analyser, two pressure transmitters. The registers are the simulator's, of no maker: holding
/// registers, floats with the high half first. A register `state` tells defects, so that a driver
/// sees a lost sensor. The station's profiles `simulated-*` describe the same registers again.
public final class GatewayUnit {
  public static final int CAPACITANCE = 20;
  public static final int ANALYSER = 21;
  public static final int PRESSURE = 22;

  /// In the analyser's state.
  private static final int NO_RESULT = 0x2;

  private static final int SERIAL_AT = 20;
  private static final int FIRMWARE_AT = 26;

  /// Holds the factory address, which tells what it is wherever it has been moved.
  private static final int KIND_AT = 30;

  private final int address;
  private final FaultState faults;
  private final List<Register> registers = new ArrayList<>();
  private final Map<String, DoubleSupplier> values = new HashMap<>();
  private final Map<String, TwinValue> words = new HashMap<>();

  private GatewayUnit(int address, FaultState faults) {
    this.address = address;
    this.faults = faults;
  }

  /// @param capacitance pF/cm
  public static ModbusTwin capacitance(DoubleSupplier capacitance, FaultState faults) {
    var unit = new GatewayUnit(CAPACITANCE, faults);
    return unit.state(unit::defect)
        .number("capacitance", 1, "pF/cm", capacitance)
        .served("CS-CAP-00001");
  }

  /// @param glucose mM, `NaN` for no result yet
  /// @param lactate mM, `NaN` for no result yet
  /// @param ageSeconds of the sample that these results are of
  /// @param samples results since it was switched on
  /// @param doing what the state tells beside defects: 0x4 calibrating, 0x8 stopped
  public static ModbusTwin analyser(
      DoubleSupplier glucose,
      DoubleSupplier lactate,
      DoubleSupplier ageSeconds,
      DoubleSupplier samples,
      DoubleSupplier doing,
      FaultState faults) {
    var unit = new GatewayUnit(ANALYSER, faults);
    return unit.state(
            () ->
                unit.defect()
                    + doing.getAsDouble()
                    + (Double.isNaN(glucose.getAsDouble()) ? NO_RESULT : 0))
        .plain("age", 1, Content.F32, ageSeconds)
        .number("glucose", 3, "mM", glucose)
        .number("lactate", 5, "mM", lactate)
        .plain("samples", 7, Content.U16, () -> samples.getAsDouble() % 0x10000)
        .served("CS-ANL-00001");
  }

  /// @param headSpace kPa above the room
  /// @param transmembrane kPa across the permeate filter
  /// @param transmembraneFaults of the second sensor alone
  public static ModbusTwin pressures(
      DoubleSupplier headSpace,
      DoubleSupplier transmembrane,
      FaultState faults,
      FaultState transmembraneFaults) {
    var unit = new GatewayUnit(PRESSURE, faults);
    return unit.state(() -> unit.defect() + (transmembraneFaults.has(Fault.PROBE_LOST) ? 0x2 : 0))
        .number("head-space", 1, "kPa", headSpace)
        .number("transmembrane", 3, "kPa", transmembrane)
        .served("CS-PRS-00001");
  }

  private double defect() {
    return faults.has(Fault.PROBE_LOST) ? 0x1 : 0;
  }

  private GatewayUnit state(DoubleSupplier bits) {
    return plain("state", 0, Content.BITS, bits);
  }

  private GatewayUnit plain(String id, int at, Content type, DoubleSupplier value) {
    registers.add(register(id, at, type, type.registers(), ""));
    values.put(id, value);
    return this;
  }

  private GatewayUnit number(String id, int at, String unit, DoubleSupplier value) {
    registers.add(register(id, at, Content.F32, Content.F32.registers(), unit));
    values.put(id, value);
    return this;
  }

  private ModbusTwin served(String serial) {
    plain("kind", KIND_AT, Content.U16, () -> address);
    registers.add(register("serial number", SERIAL_AT, Content.TEXT, 6, ""));
    registers.add(register("firmware", FIRMWARE_AT, Content.TEXT, 4, ""));
    words.put("serial number", new TwinValue.Words(serial));
    words.put("firmware", new TwinValue.Words("1.0"));
    ModbusDevice device =
        new ModbusDevice(
            Envelope.RTU,
            new Addressing(address, 1, 247, 0),
            16,
            0,
            List.of(),
            registers,
            List.of(),
            List.of(),
            null,
            new Proof("", "serial number", "firmware", List.of()));
    ModbusTwin twin = new ModbusTwin(device, words, address, () -> 0, faults);
    values.forEach(twin::give);
    return twin;
  }

  /// @param unit empty for what is no signal
  private static Register register(String id, int at, Content type, int count, String unit) {
    return new Register(
        id,
        Table.HOLDING,
        at,
        count,
        type,
        Words.HIGH_FIRST,
        -1,
        Writing.NEVER,
        Memory.VOLATILE,
        Scaling.of(BigDecimal.ONE, 0),
        "",
        unit.isEmpty() ? null : new Meaning(id, unit, Range.ANY, List.of(), List.of()));
  }
}
