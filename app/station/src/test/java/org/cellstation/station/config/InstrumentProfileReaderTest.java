package org.cellstation.station.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Doubt;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Sentinel;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.recipes.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a profile says, and what is said about each way to spoil one.
class InstrumentProfileReaderTest {
  private static final String MODBUS =
      """
      format: 1
      id: probe
      maker: Maker
      model: Probe
      certainty: B
      source: manual, page 7
      serial: baud=9600&data=8&parity=none&stop=1
      timing: {period: 1 s, timeout: 0.3 s, gap: 0.005 s}
      modbus:
        envelope: rtu
        address: {factory: 240, from: 1, to: 247}
        base: 1
        words: low first
        reads: {most: 20, widest gap: 2}
        blocks:
          - {id: channel, at: 101, count: 10}
        registers:
          - id: CO2
            at: 103
            type: f32
            signal: CO2
            unit: "%"
            scale: 0.0001
            valid: {from: 0, to: 25}
            sentinels:
              - {bits: 0x7FC00001, cause: not stable}
            doubts:
              - {register: state, mask: 0x0002, cause: sensor fault, quality: bad}
              - {register: state, equal to: 256, cause: not stable, quality: uncertain}
          - {id: state, at: 201, type: bits}
          - {id: pressure, at: 301, type: s16, scale: 0.1, write: 6, memory: {per day: 10, in life: 30000}}
          - {id: fast pressure, at: 302, type: s16, scale: 0.1, write: 16}
          - {id: serial, at: 401, type: text, count: 4}
          - {id: count, at: 11, function: 4, type: u32, words: high first, signal: count, unit: rpm}
        settings:
          - {id: pressure, register: fast pressure, unit: mbar, min: 500, max: 1100, refresh: 10 s, read back: yes}
        prepare:
          - {register: pressure, bits: -10130}
        watchdog: {register: fast pressure, bits: 0x0001, every: 5 s, trips after: 20 s}
        identity: {serial: serial, expected: [{register: state, bits: 0}]}
      twin:
        CO2: {sine: {mean: 5, amplitude: 0.1, period: 1 min}}
        serial: {words: A1234567}
        count: {follows: {setting: pressure, start: 3, time constant: 2 s}}
      """;

  private static final String TEXT =
      """
      format: 1
      id: bath
      maker: Maker
      model: Bath
      certainty: A
      source: manual, page 7
      tcp port: 8101
      timing: {period: 2 s, timeout: 0.5 s}
      text:
        address: {factory: 15, from: 0, to: 127, digits: 3}
        ending: SP CR LF
        reply end: LF
        errors:
          - {reply: "A{address}_ERR_3", words: unknown command, when: unknown command}
        unsolicited: ["^{event:text}"]
        reads:
          - {send: "A{address}_PV", reply: ["A{address}_{bath} {state:word}"]}
        signals:
          - id: temperature
            placeholder: bath
            unit: degC
            scale: 0.01
            sentinels: [{text: "---.-", cause: sensor fault}]
            doubts: [{placeholder: state, is not: [OK, RUN], cause: sensor fault, quality: bad}]
        settings:
          - id: setpoint
            unit: degC
            min: 5
            max: 60
            decimals: 2
            send: "A{address}_SP {value}"
            rest: 0.25 s
            read back: {send: "A{address}_SP?", reply: ["{value}"]}
        watchdog: {send: WD, every: 5 s, trips after: 20 s}
      """;

  private static InstrumentProfile read(String text) throws ConfigurationException {
    return InstrumentProfileReader.read("probe.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Fault> faults(String text) {
    return assertThrows(ConfigurationException.class, () -> read(text)).faults();
  }

  @Test
  void readsAModbusUnit() throws ConfigurationException {
    InstrumentProfile profile = read(MODBUS);
    ModbusDevice device = (ModbusDevice) profile.protocol();
    assertEquals("PT0.3S", profile.timing().timeout().toString());
    assertEquals(240, device.addressing().factory());
    assertEquals(100, device.blocks().getFirst().address());
    var co2 = device.register("CO2");
    assertEquals(102, co2.address());
    assertEquals(Words.LOW_FIRST, co2.words());
    assertEquals(5.0, co2.scaling().value(50_000));
    Meaning meaning = Objects.requireNonNull(co2.meaning());
    assertEquals(List.of(new Sentinel(0x7FC00001, Cause.NOT_STABLE)), meaning.sentinels());
    assertEquals(
        List.of(
            new Doubt("state", 2, Doubt.Test.ANY_SET, 0, Quality.BAD, Cause.SENSOR_FAULT),
            new Doubt("state", 0xFFFF, Doubt.Test.EQUAL, 256, Quality.UNCERTAIN, Cause.NOT_STABLE)),
        meaning.doubts());
    assertEquals(new Memory(10, 30_000), device.register("pressure").memory());
    assertEquals(Memory.VOLATILE, device.register("fast pressure").memory());
    assertEquals(10, device.register("count").address());
    assertEquals(Words.HIGH_FIRST, device.register("count").words());
    assertEquals((short) -10_130, (short) device.prepare().getFirst().bits());
    assertEquals("PT10S", device.settings().getFirst().refresh().toString());
    assertEquals(new TwinValue.Sine(5, 0.1, 60), profile.twin().get("CO2"));
  }

  @Test
  void readsATextDevice() throws ConfigurationException {
    TextDevice device = (TextDevice) read(TEXT).protocol();
    assertEquals(" \r\n", device.ending());
    assertEquals("015", device.addressing().text(15));
    assertEquals("PT0.25S", device.settings().getFirst().command().rest().toString());
    assertEquals(0.005, device.settings().getFirst().tolerance());
    assertTrue(device.signals().getFirst().doubts().getFirst().applies("ALARM"));
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "certainty: B | certainty: E | certainty | is not accepted",
        "source: manual, page 7 | souce: manual | souce | unknown field",
        "serial: baud=9600&data=8 | serial: baud=fast&data=8 | serial | is not accepted",
        "serial: baud=9600&data=8&parity=none&stop=1 | doubts: none |  | no port is named",
        "timeout: 0.3 s | timeout: 30 s | timing/timeout | no useful patience",
        "timeout: 0.3 s | timeout: 0.3 mL | timing/timeout | wrong unit",
        "period: 1 s | period: 0 s | timing/period | cannot be polled",
        "gap: 0.005 s | gap: 5 s | timing/gap | keep the other units waiting",
        "modbus: | text: | text | is missing",
        "factory: 240 | factory: 248 | modbus/address/factory | not possible",
        "from: 1, to: 247 | from: 1, to: 200 | modbus/address | factory address",
        "base: 1 | base: 2 | modbus/base | is not accepted",
        "base: 1 | base: 40001 | modbus/registers/CO2/at | does not exist",
        "most: 20 | most: 126 | modbus/reads/most | not possible",
        "most: 20 | most: 1 | modbus/registers/CO2 | longer than the device gives",
        "at: 103 | at: 110 | modbus/blocks/channel | stands across its end",
        "~count: 10}~ | ~count: 10}\n    - {id: more, at: 107, count: 10}~ | modbus/blocks/more |"
            + " stands partly in the block `channel`",
        "at: 103 | at: 70000 | modbus/registers/CO2/at | does not exist",
        "type: f32 | type: f64 | modbus/registers/CO2/type | is not accepted",
        "type: f32 | {type: f32 | | not readable",
        "type: f32 | type: text | modbus/registers/CO2 | its length is missing",
        "id: state, at | id: CO2, at | modbus/registers/CO2 | there twice",
        "scale: 0.0001 | scale: 0 | modbus/registers/CO2/scale | nothing can be scaled",
        "from: 0, to: 25 | from: 25, to: 0 | modbus/registers/CO2/valid | not below",
        "bits: 0x7FC00001 | bits: 12 | modbus/registers/CO2/sentinels | a float's content",
        "register: state, mask | register: sate, mask | modbus/registers/CO2/doubts | no register"
            + " `sate`",
        "mask: 0x0002 | mask: 0x10002 | modbus/registers/CO2/doubts | does not fit one register",
        "mask: 0x0002, | equal to: 1, other than: 2, | doubts | says not when it applies",
        "equal to: 256 | mask: 0x0F, equal to: 256 | doubts | can never or always apply",
        "unit: \"%\" | mask: 1 | modbus/registers/CO2 | `unit` is missing",
        "type: bits} | type: bits, unit: g} | modbus/registers/state/unit | belongs to a signal",
        "type: bits} | type: bits, count: 2} | modbus/registers/state | the type says",
        "type: bits} | type: u16, mask: 1} | modbus/registers/state/mask | masks nothing",
        "write: 16} | write: 5} | write | is not accepted",
        "write: 16} | age: nothing, write: 16} | age | no register `nothing`",
        "write: 16} | age: state, write: 16} | age | belongs to a signal",
        "unit: rpm} | age: serial, unit: rpm} | age | tells no age",
        "write: 16} | decimals: nothing, write: 16} | decimals | no register `nothing`",
        "write: 16} | decimals: serial, write: 16} | decimals | no number of decimals",
        "count: 4} | count: 4, write: 16} | modbus/registers/serial/write | cannot be written",
        "count: 4} | count: 4, signal: x, unit: g} | modbus/registers/serial/signal | is no number",
        "type: u32, words | type: u32, write: 16, words | modbus/registers/count/write | cannot be"
            + " written",
        "0.1, write: 16} | 0.1, memory: {per day: 1, in life: 1}} | memory | never written",
        "register: fast pressure, unit | register: state, unit | modbus/settings/pressure/register"
            + " | is never written",
        "register: fast pressure, unit | register: fast, unit | modbus/settings/pressure/register |"
            + " no register",
        "min: 500, max: 1100 | min: 1100, max: 500 | modbus/settings/pressure | min is not below"
            + " max",
        "max: 1100 | max: 4000 | modbus/settings/pressure/max | does not fit the register",
        "bits: -10130 | bits: -40000 | modbus/prepare | does not fit one register",
        "every: 5 s | every: 30 s | modbus/watchdog | not fed before it trips",
        "watchdog: {register: fast pressure | watchdog: {register: pressure | modbus/watchdog |"
            + " wear out",
        "identity: {serial: serial | identity: {serial: seral | modbus/identity/serial | no"
            + " register `seral`",
        "signal: count | signal: CO2 | modbus/registers/count | there twice",
        "~serial: {words~ | ~state: {words: no}\n  serial: {words~ | twin/state/words | a number",
        "CO2: {sine | CO3: {sine | twin/CO3 | has no `CO3`",
        "{setting: pressure | {setting: presure | twin/count/follows/setting | no setting",
        "period: 1 min | period: 0 min | twin/CO2/sine/period | lasts no time",
      })
  void saysWhatIsWrongWithAModbusUnit(String right, String wrong, String path, String words) {
    check(MODBUS, right, wrong, path, words);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ending: SP CR LF | ending: CRLF | text/ending | is not accepted",
        "reply end: LF | reply end: ETX | text/reply end | is not accepted",
        "{bath} {state:word} | {bath {state:word} | reads | no pattern",
        "{bath} {state:word} | {bath}{state:word} | reads | no pattern",
        "{bath} {state:word} | {bath:decimal} {state:word} | reads | no pattern",
        "_PV\" | _PV{x}\" | reads | nothing is known to write for {x}",
        "placeholder: bath | placeholder: bat | text/signals/temperature/placeholder | no read's"
            + " reply has {bat}",
        "placeholder: bath | placeholder: state | text/signals/temperature | is no number",
        "placeholder: state, is not | placeholder: stat, is not | doubts | no placeholder",
        "is not: [OK, RUN] | is: [A], is not: [OK] | doubts | says not when",
        "min: 5 | min: 61 | text/settings/setpoint | min is not below max",
        "_SP {value} | _SP | text/settings/setpoint/send | the value is not sent",
        "[\"{value}\"] | [\"{val}\"] | text/settings/setpoint/read back | no value comes back",
        "  address: {factory: 15, from: 0, to: 127, digits: 3} | ~~ | text | has no addresses",
        "rest: 0.25 s | rest: 10 s | text/settings/setpoint/rest | keep the other units waiting",
        "decimals: 2 | decimals: 12 | text/settings/setpoint/decimals | not possible",
        "when: unknown command | when: always | errors | is not accepted",
        "every: 5 s | every: 20 s | text/watchdog | not fed before it trips",
        "      read back: {send: \"A{address}_SP?\", reply: [\"{value}\"]} | ~~ |"
            + " text/settings/setpoint | nobody would notice",
      })
  void saysWhatIsWrongWithATextDevice(String right, String wrong, String path, String words) {
    check(TEXT, right, wrong, path, words);
  }

  private static void check(String good, String right, String wrong, String path, String words) {
    assertTrue(good.contains(right), "the example changed: " + right);
    List<Fault> faults = faults(good.replace(right, wrong == null ? "" : wrong));
    String wanted = path == null ? "" : path;
    assertTrue(
        faults.stream()
            .anyMatch(
                f ->
                    f.source().equals("probe.yaml")
                        && f.line() > 0
                        && f.path().contains(wanted)
                        && f.what().contains(words)
                        && !f.remedy().isEmpty()),
        faults.toString());
  }

  @Test
  void listsEveryFaultAtOnce() {
    String spoiled =
        MODBUS
            .replace("scale: 0.0001", "scale: 0")
            .replace("register: state, mask", "register: sate, mask")
            .replace("every: 5 s", "every: 30 s")
            .replace("{setting: pressure", "{setting: presure");
    assertEquals(4, faults(spoiled).size(), faults(spoiled).toString());
  }

  @Test
  void neverThrowsAnythingElseWhateverTheTextIs() {
    Random random = new Random(9);
    for (int i = 0; i < 1_500; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? MODBUS : TEXT);
      for (int n = 0; n <= random.nextInt(4); n++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
          default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
        }
      }
      assertDoesNotThrow(
          () -> {
            try {
              read(text.toString());
            } catch (ConfigurationException wrong) {
              assertTrue(!wrong.faults().isEmpty());
            }
          },
          text::toString);
    }
  }

  @Test
  void aFieldOfTheWrongShapeHidesNoOtherFault() {
    List<String> modbus =
        faultsOf(
            MODBUS
                .replace("certainty: B", "certainty: Z")
                .replace("at: 201, type: bits", "at: nowhere, type: bitz")
                .replace("valid: {from: 0, to: 25}", "valid: {from: 25, to: 0}")
                .replace("min: 500, max: 1100", "min: 1100, max: 500")
                .replace("bits: -10130", "bits: many"));
    for (String one :
        List.of(
            "`Z`",
            "`nowhere`",
            "`bitz`",
            "`from` is not below `to`",
            "min is not below max",
            "`many`")) {
      assertEquals(1, modbus.stream().filter(f -> f.contains(one)).count(), one + " in " + modbus);
    }
    assertEquals(6, modbus.size(), modbus.toString());
  }

  private static List<String> faultsOf(String text) {
    var wrong =
        assertThrows(
            ConfigurationException.class,
            () -> InstrumentProfileReader.read("p.yaml", text.getBytes(StandardCharsets.UTF_8)));
    return wrong.faults().stream().map(Fault::toString).toList();
  }
}
