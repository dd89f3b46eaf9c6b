package org.cellstation.drivers.profiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice.Content;
import org.cellstation.drivers.profile.ModbusDevice.Doubt;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Sentinel;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.profile.Range;
import org.cellstation.drivers.profile.Scaling;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTypesTest {
  private static Register register(Content type, Words words, String scale, int mask) {
    return new Register(
        "R",
        Table.HOLDING,
        1,
        type.registers(),
        type,
        words,
        mask,
        Writing.NEVER,
        Memory.VOLATILE,
        Scaling.of(new BigDecimal(scale), 0),
        "",
        new Meaning(
            "value",
            "degC",
            new Range(-1e9, 5e9),
            List.of(new Sentinel(type.registers() == 1 ? 0x8000 : 0x7FC00001, Cause.NOT_STABLE)),
            List.of()));
  }

  private static Reading read(Register register, String data) {
    Bench bench = new Bench(Profiled.modbus(List.of(register), List.of()));
    int count = register.count();
    bench.bytes(
        Profiled.frame("0103" + "0001" + "000" + count),
        Profiled.frame("0103" + HexFormat.of().toHexDigits((byte) (2 * count)) + data));
    return bench.poll("value");
  }

  @ParameterizedTest(name = "{0} {1} {2} x {3} = {4}")
  @CsvSource({
    "U16, HIGH_FIRST, FFFF, 1, 65535",
    "S16, HIGH_FIRST, FFFF, 1, -1",
    "S16, HIGH_FIRST, 0172, 0.1, 37",
    "S16, HIGH_FIRST, 0174, 0.1, 37.2",
    "S16, HIGH_FIRST, FE8E, 0.1, -37",
    "U16, HIGH_FIRST, 0003, 0.25, 0.75",
    "U16, HIGH_FIRST, 0003, 100, 300",
    "U32, HIGH_FIRST, AE415652, 1, 2923517522",
    "U32, LOW_FIRST, 5652AE41, 1, 2923517522",
    "S32, HIGH_FIRST, FFFFFFFE, 1, -2",
    "S32, LOW_FIRST, FFFEFFFF, 1, -2",
    "F32, LOW_FIRST, D47A43E8, 1, 465.65997314453125",
    "F32, HIGH_FIRST, 43E8D47A, 1, 465.65997314453125",
    "BITS, HIGH_FIRST, 00F5, 1, 245",
    "BITS32, LOW_FIRST, 00010002, 1, 131073",
  })
  void eachTypeInEachOrder(Content type, Words words, String data, String scale, double value) {
    Reading reading = read(register(type, words, scale, -1), data);
    assertEquals(value, reading.value());
    assertTrue(reading.isGood());
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "U16, 8000, NOT_STABLE",
    "S16, 8000, NOT_STABLE",
    "F32, 7FC00001, NOT_STABLE",
    "F32, 7FC00000, SENSOR_FAULT",
    "F32, FFFFFFFF, SENSOR_FAULT",
    "F32, 7F800000, SENSOR_FAULT",
    "F32, FF800000, SENSOR_FAULT",
    "F32, 7F7FFFFF, OUT_OF_RANGE",
    "F32, CE800000, OUT_OF_RANGE",
  })
  void whatIsNoValueNeverBecomesOne(Content type, String data, Cause cause) {
    Reading reading = read(register(type, Words.HIGH_FIRST, "1", -1), data);
    assertEquals(Quality.BAD, reading.quality());
    assertEquals(cause, reading.cause());
  }

  @ParameterizedTest(name = "{1} of {0} is {2}")
  @CsvSource({"00F5, 00F0, 15", "0040, 0040, 1", "0000, 0040, 0", "8000, C000, 2"})
  void maskedBitsAreANumberOfTheirOwn(String data, String mask, double value) {
    Register register =
        register(Content.BITS, Words.HIGH_FIRST, "1", HexFormat.fromHexDigits(mask));
    // 8000 is the sentinel of a whole register, whatever the mask.
    Reading reading = read(register, data.toUpperCase(Locale.ROOT));
    assertEquals(data.equals("8000"), reading.cause() == Cause.NOT_STABLE);
    if (reading.isGood()) {
      assertEquals(value, reading.value());
    }
  }

  private static Register plain(String id, int at, Content type, Meaning meaning) {
    return new Register(
        id,
        Table.HOLDING,
        at,
        type.registers(),
        type,
        Words.HIGH_FIRST,
        -1,
        Writing.NEVER,
        Memory.VOLATILE,
        Scaling.of(new BigDecimal("0.1"), 0),
        "",
        meaning);
  }

  @ParameterizedTest(name = "an age of {0}")
  @CsvSource({
    "43960000, 30, NONE",
    "00000000, 0, NONE",
    "BF800000, 0, SENSOR_FAULT",
    "7FC00000, 0, SENSOR_FAULT",
    "7F800000, 0, SENSOR_FAULT",
    "7F7FFFFF, 0, SENSOR_FAULT",
  })
  void aSampledValueCarriesTheTimeOfItsSample(String age, long seconds, Cause cause) {
    var sampled = new Meaning("value", "mmol/L", Range.ANY, List.of(), List.of(), "age");
    var shown = new Meaning("age", "s", Range.ANY, List.of(), List.of());
    Bench bench =
        new Bench(
            Profiled.modbus(
                List.of(plain("R", 1, Content.U16, sampled), plain("age", 2, Content.F32, shown)),
                List.of()));
    bench.bytes(Profiled.frame("010300010003"), Profiled.frame("010306" + "0032" + age));
    List<Reading> readings = bench.poll();
    assertEquals(cause, readings.getFirst().cause());
    assertEquals(readings.getLast().instant().minusSeconds(seconds), readings.getFirst().instant());
  }

  @Test
  void doubtsApplyAsTheySay() {
    var any = new Doubt("x", 0x06, Doubt.Test.ANY_SET, 0, Quality.BAD, Cause.SENSOR_FAULT);
    var equal = new Doubt("x", 0xFF, Doubt.Test.EQUAL, 4, Quality.BAD, Cause.SENSOR_FAULT);
    var other = new Doubt("x", 0xFF, Doubt.Test.DIFFERENT, 4, Quality.BAD, Cause.SENSOR_FAULT);
    assertEquals(
        List.of(true, true, false, false),
        List.of(any.applies(2), any.applies(0xFE), any.applies(0xF9), any.applies(0)));
    assertEquals(
        List.of(true, true, false),
        List.of(equal.applies(4), equal.applies(0x104), equal.applies(5)));
    assertEquals(List.of(false, true), List.of(other.applies(4), other.applies(0)));
  }
}
