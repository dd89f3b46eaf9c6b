package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.InstrumentProfile.Access;
import org.cellstation.drivers.profile.InstrumentProfile.Certainty;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Block;
import org.cellstation.drivers.profile.ModbusDevice.Content;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Proof;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Setting;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.profile.Range;
import org.cellstation.drivers.profile.Scaling;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The twin answers what its profile lists, byte for byte, and refuses everything else.
class ModbusTwinTest {
  private static Register register(
      String id, Table table, int at, int count, Content content, Writing writing, Words words) {
    return new Register(
        id,
        table,
        at,
        count,
        content,
        words,
        -1,
        writing,
        Memory.VOLATILE,
        Scaling.of(new BigDecimal(content == Content.S16 ? "0.1" : "1"), 0),
        "",
        content.isNumber() ? new Meaning(id, "degC", Range.ANY, List.of(), List.of()) : null);
  }

  private static LineServer line() {
    var device =
        new ModbusDevice(
            Envelope.RTU,
            new Addressing(1, 1, 247, 0),
            10,
            2,
            List.of(new Block("block", Table.HOLDING, 100, 4)),
            List.of(
                register("pv", Table.HOLDING, 1, 1, Content.S16, Writing.NEVER, Words.HIGH_FIRST),
                register("sp", Table.HOLDING, 2, 1, Content.S16, Writing.SINGLE, Words.HIGH_FIRST),
                register(
                    "rate", Table.HOLDING, 5, 2, Content.F32, Writing.MULTIPLE, Words.LOW_FIRST),
                register("count", Table.INPUT, 1, 2, Content.U32, Writing.NEVER, Words.HIGH_FIRST),
                register("co2", Table.HOLDING, 102, 2, Content.F32, Writing.NEVER, Words.LOW_FIRST),
                register(
                    "name", Table.HOLDING, 200, 2, Content.TEXT, Writing.NEVER, Words.HIGH_FIRST),
                register(
                    "bcd", Table.HOLDING, 300, 2, Content.BCD, Writing.NEVER, Words.HIGH_FIRST)),
            List.of(
                new Setting("sp", "sp", "degC", -10, 60, Duration.ZERO, false),
                new Setting("rate", "rate", "rpm", 0, 42, Duration.ZERO, false)),
            List.of(),
            null,
            new Proof("name", "bcd", "", List.of()));
    var profile =
        new InstrumentProfile(
            "twin",
            "Maker",
            "Model",
            Certainty.D,
            "",
            "",
            new Access("", 0),
            new Timing(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO),
            device,
            Map.of(
                "pv", new TwinValue.Constant(37.2),
                "count", new TwinValue.Constant(70_000),
                "co2", new TwinValue.Constant(465.65997314453125),
                "name", new TwinValue.Words("ABC"),
                "bcd", new TwinValue.Words("12345678")));
    return new RtuLine(
        new FaultState(), List.of(new ModbusTwin(profile, 1, () -> 0, new FaultState())));
  }

  private static Stream<Arguments> exchanges() {
    return Stream.of(
        arguments("one register", "010300010001", "0103020174"),
        arguments("neighbours", "010300010002", "01030401740000"),
        arguments("across an allowed gap", "010300010006", "01030c017400000000000000000000"),
        arguments("input registers are others", "010400010002", "01040400011170"),
        arguments("floats in their order", "010300640004", "01030800000000d47a43e8"),
        arguments("text", "010300c80002", "01030441424300"),
        arguments("packed digits", "0103012c0002", "01030412345678"),
        arguments("a part of a block", "010300660002", "018302"),
        arguments("a block and more", "010300640005", "018302"),
        arguments("an unlisted register", "010300000001", "018302"),
        arguments("half listed", "010300060002", "018302"),
        arguments("the other table", "010400050001", "018402"),
        arguments("too many at once", "01030001000b", "018303"),
        arguments("an unlisted function", "010100010001", "018101"),
        arguments("a setting", "010600020172", "010600020172"),
        arguments("beyond its range", "010600020259", "018603"),
        arguments("below its range", "01060002ff9b", "018603"),
        arguments("a float", "01100005000204000041a0", "011000050002"),
        arguments("a float beyond its range", "01100005000204000042c8", "019003"),
        arguments("no number at all", "01100005000204ffffffff", "019003"),
        arguments("half a float", "011000050001020000", "019002"),
        arguments("by the other function", "011000020001020172", "019002"),
        arguments("a register for reading", "010600010001", "018602"),
        arguments("somebody else", "020300010001", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void answersByteForByte(String what, String request, String reply) {
    assertEquals(reply, Recorder.rtu(line(), request), what);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("written")
  void holdsWhatWasWritten(String write, String read, String reply) {
    LineServer line = line();
    String before = Recorder.rtu(line, read);
    String answer = Recorder.rtu(line, write);
    boolean refused = answer.startsWith("0186") || answer.startsWith("0190");
    assertEquals(refused ? before : reply, Recorder.rtu(line, read));
  }

  private static Stream<Arguments> written() {
    return Stream.of(
        arguments("010600020172", "010300020001", "0103020172"),
        arguments("010600020259", "010300020001", "0103020000"),
        arguments("01100005000204000041a0", "010300050002", "010304000041a0"),
        arguments("01100005000204000042c8", "010300050002", "01030400000000"));
  }
}
