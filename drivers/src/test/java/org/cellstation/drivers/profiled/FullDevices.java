package org.cellstation.drivers.profiled;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Block;
import org.cellstation.drivers.profile.ModbusDevice.Content;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Preparation;
import org.cellstation.drivers.profile.ModbusDevice.Proof;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.profile.Range;
import org.cellstation.drivers.profile.Scaling;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextDevice.Command;
import org.cellstation.drivers.profile.TextDevice.ErrorLine;
import org.cellstation.drivers.profile.TextDevice.LineEnd;
import org.cellstation.drivers.profile.TextDevice.Occasion;
import org.cellstation.drivers.profile.TextDevice.Sentinel;
import org.cellstation.drivers.profile.TextPattern;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;

/// A device with all that a profile of registers can say, and one with all that a profile of lines
/// can say.
public final class FullDevices {
  private FullDevices() {}

  public static Instrument registers() {
    return Profiled.modbus(ofRegisters(), WriteLedger.inMemory());
  }

  public static Instrument lines() {
    return Profiled.text(ofLines());
  }

  private static Register register(
      String id, int at, Content type, int count, String decimals, Writing writing, String signal) {
    return new Register(
        id,
        Table.HOLDING,
        at,
        count,
        type,
        Words.LOW_FIRST,
        -1,
        writing,
        Memory.VOLATILE,
        Scaling.of(BigDecimal.ONE, 0),
        decimals,
        signal.isEmpty()
            ? null
            : new Meaning(
                signal,
                "degC",
                new Range(-50, 150),
                List.of(),
                List.of(
                    new ModbusDevice.Doubt(
                        "status",
                        0x3,
                        ModbusDevice.Doubt.Test.ANY_SET,
                        0,
                        Quality.BAD,
                        Cause.SENSOR_FAULT),
                    new ModbusDevice.Doubt(
                        "status",
                        0x4,
                        ModbusDevice.Doubt.Test.ANY_SET,
                        0,
                        Quality.UNCERTAIN,
                        Cause.NOT_STABLE))));
  }

  static ModbusDevice ofRegisters() {
    return new ModbusDevice(
        Envelope.RTU,
        new Addressing(1, 1, 247, 0),
        10,
        0,
        List.of(new Block("B", Table.HOLDING, 20, 4)),
        List.of(
            register("PV", 1, Content.S16, 1, "places", Writing.NEVER, "temperature"),
            register("SP", 2, Content.S16, 1, "places", Writing.SINGLE, ""),
            register("places", 3, Content.U16, 1, "", Writing.NEVER, ""),
            register("status", 4, Content.BITS, 1, "", Writing.NEVER, ""),
            register("flow", 22, Content.F32, 2, "", Writing.MULTIPLE, "flow"),
            register("guard", 30, Content.U16, 1, "", Writing.SINGLE, ""),
            register("name", 40, Content.TEXT, 3, "", Writing.NEVER, ""),
            register("number", 43, Content.BCD, 2, "", Writing.NEVER, "")),
        List.of(
            new ModbusDevice.Setting("setpoint", "SP", "degC", 0, 60, Duration.ZERO, true),
            new ModbusDevice.Setting("flow", "flow", "mL/min", 0, 60, Duration.ZERO, false)),
        List.of(new Preparation("guard", 1)),
        new ModbusDevice.Watchdog("guard", 2, Duration.ofSeconds(5), Duration.ofSeconds(30)),
        new Proof("name", "number", "", List.of(new Preparation("status", 0))));
  }

  private static TextPattern pattern(String text) {
    return TextPattern.parse(text);
  }

  private static Command command(String send, String... reply) {
    return new Command(
        pattern(send),
        List.of(reply).stream().map(FullDevices::pattern).toList(),
        List.of(),
        Duration.ZERO);
  }

  static TextDevice ofLines() {
    return new TextDevice(
        Addressing.NONE,
        "\r",
        LineEnd.CR,
        List.of(new ErrorLine(pattern("*ER {n:integer}"), "will not", Occasion.OTHER)),
        List.of(pattern("^{event:text}")),
        List.of(command("R", "{s:word} {v} g", "*OK")),
        List.of(
            new TextDevice.Signal(
                "weight",
                "v",
                "g",
                Scaling.NONE,
                new Range(-10, 1000),
                List.of(new Sentinel("---", Cause.SENSOR_FAULT)),
                List.of(
                    new TextDevice.Doubt(
                        "s", Set.of("D"), false, Quality.UNCERTAIN, Cause.NOT_STABLE),
                    new TextDevice.Doubt(
                        "s", Set.of("D", "S"), true, Quality.BAD, Cause.SENSOR_FAULT)))),
        List.of(
            new TextDevice.Setting(
                "rate",
                "rpm",
                Scaling.NONE,
                0,
                100,
                1,
                command("V {value}"),
                command("V?", "V {value}"),
                0.05,
                Memory.VOLATILE,
                Duration.ZERO)),
        List.of(
            new Command(
                pattern("C,0"), List.of(pattern("*OK")), List.of(pattern("{x}")), Duration.ZERO)),
        List.of(command("I", "I {model:text}, {serial:word}")),
        new TextDevice.Watchdog(command("W 60"), Duration.ofSeconds(20), Duration.ofSeconds(60)));
  }
}
