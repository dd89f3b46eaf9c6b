package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.modbus.ReadPlan.Limits;
import org.cellstation.drivers.modbus.ReadPlan.Range;
import org.cellstation.drivers.modbus.ReadPlan.Table;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadPlanTest {
  /// `h1+2` two holding registers from 1 on, `i` for input registers, `!` for a whole block.
  private static Range range(String text) {
    boolean whole = text.endsWith("!");
    String[] numbers = text.substring(1, text.length() - (whole ? 1 : 0)).split("\\+", -1);
    return new Range(
        text.charAt(0) == 'h' ? Table.HOLDING : Table.INPUT,
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        whole);
  }

  private static String text(Range range) {
    return (range.table() == Table.HOLDING ? "h" : "i")
        + range.address()
        + "+"
        + range.count()
        + (range.whole() ? "!" : "");
  }

  private static List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String one : text.split(" ", -1)) {
      ranges.add(range(one));
    }
    return ranges;
  }

  @ParameterizedTest(name = "{0}, at most {1}, gap {2} -> {3}")
  @CsvSource({
    "h1+1, 125, 0, h1+1",
    "h1+1 h2+1 h3+2, 125, 0, h1+4",
    "h3+2 h1+1 h2+1, 125, 0, h1+4",
    "h1+1 h3+1, 125, 0, h1+1 h3+1",
    "h1+1 h3+1, 125, 1, h1+3",
    "h1+1 h4+1, 125, 1, h1+1 h4+1",
    "h1+4 h2+1, 125, 0, h1+4",
    "h1+4 h3+4, 125, 0, h1+6",
    "h1+6 h5+4 h7+4, 10, 0, h1+10",
    "h1+6 h7+6, 10, 0, h1+6 h7+6",
    "h1+1 i2+1, 125, 9, h1+1 i2+1",
    "i2+1 h1+1 i3+1, 125, 0, h1+1 i2+2",
    "h0+10! h10+1, 125, 5, h0+10! h10+1",
    "h1+1 h5+4! h10+1, 125, 20, h1+1 h5+4! h10+1",
    "h0+10! h0+10!, 125, 0, h0+10!",
    "h0+125 h125+125, 125, 0, h0+125 h125+125",
    "h65534+2, 125, 0, h65534+2",
  })
  void neighboursShareOneRead(String wanted, int most, int gap, String reads) {
    ReadPlan plan = ReadPlan.of(ranges(wanted), new Limits(most, gap));
    assertEquals(
        reads, plan.reads().stream().map(ReadPlanTest::text).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource({"h0+126, 126", "h0+11, 10", "h65535+2, 125", "h0+0, 125", "h0+1, 0"})
  void whatCannotBeReadIsRefusedAtOnce(String wanted, int most) {
    assertThrows(
        IllegalArgumentException.class, () -> ReadPlan.of(ranges(wanted), new Limits(most, 0)));
  }

  @Test
  void everyWantedRegisterIsReadAndNoneMoreThanTheGapAllows() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      int most = 4 + random.nextInt(20);
      int gap = random.nextInt(4);
      List<Range> wanted = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(12); i++) {
        wanted.add(Range.holding(random.nextInt(60), 1 + random.nextInt(4)));
      }
      ReadPlan plan = ReadPlan.of(wanted, new Limits(most, gap));
      for (Range read : plan.reads()) {
        assertTrue(read.count() <= most);
        int unwanted = 0;
        for (int i = 0; i < read.count(); i++) {
          int address = read.address() + i;
          boolean used = wanted.stream().anyMatch(w -> w.address() <= address && address < w.end());
          unwanted = used ? 0 : unwanted + 1;
          assertTrue(unwanted <= gap, wanted + " -> " + plan.reads());
        }
        assertEquals(0, unwanted, "a read ends with a wanted register");
      }
      for (Range range : wanted) {
        assertTrue(
            plan.reads().stream()
                .anyMatch(r -> r.address() <= range.address() && range.end() <= r.end()));
      }
    }
  }

  @Test
  void eachRangeFindsItsRegistersInTheSharedReply() {
    var instrument = new Twin();
    var bench = new Bench(instrument).hex("010300010003540B", "01030600070008FFFF14C7");
    List<Reading> readings = bench.poll();
    assertEquals(List.of(-1.0, 7.0), readings.stream().map(Reading::value).toList());
    assertEquals(1, bench.sent().size());
  }

  /// A hand-written driver with two wishes and one read.
  private static final class Twin extends PolledInstrument {
    private final ReadPlan.Reader reader;

    Twin() {
      super(
          "X-1",
          new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO),
          List.of(new Signal("last", "rpm"), new Signal("first", "rpm")),
          List.of());
      var unit = new ModbusUnit("X-1", 1, Transport.RTU, timeout());
      reader =
          ReadPlan.of(List.of(Range.holding(3, 1), Range.holding(1, 2)), Limits.NEIGHBOURS)
              .on(unit);
    }

    @Override
    public Identity identify(Line line) {
      return new Identity("", "", "", "");
    }

    @Override
    public void poll(Line line, ReadingSink sink) throws BusException {
      reader.read(line);
      sink.accept(tag("last").good(reader.registers(0).signed16(0), line.now()));
      sink.accept(tag("first").good(reader.registers(1).unsigned16(0), line.now()));
    }
  }
}
