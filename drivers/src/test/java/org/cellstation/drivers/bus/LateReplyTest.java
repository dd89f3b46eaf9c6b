package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A reply that comes after its timeout, to a poll that asks several questions of the same kind and
/// is repeated at once. Time passes only where the link is told to wait.
class LateReplyTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  /// Registers 0 .. 2, asked for one by one, each holding its own number.
  private static final class Three extends PolledInstrument {
    private final ModbusUnit unit = new ModbusUnit("A", 1, Transport.RTU, TIMEOUT);

    Three() {
      super(
          "A",
          new Timing(Duration.ofSeconds(1), TIMEOUT, Duration.ZERO, 1),
          List.of(new Signal("0", "1"), new Signal("1", "1"), new Signal("2", "1")),
          List.of());
    }

    @Override
    public Identity identify(Line line) {
      return new Identity("Fixture", "three registers", "", "");
    }

    @Override
    public void poll(Line line, ReadingSink sink) throws BusException {
      for (int i = 0; i < 3; i++) {
        int value = unit.read(line, unit.holding(i, 1)).unsigned16(0);
        sink.accept(new Tag("A." + i, "1").good(value, line.now()));
      }
    }
  }

  /// Answers each request at once, but one of them after a while.
  private static final class SlowOnce implements Link {
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Arrival(long millis, byte[] bytes) {}

    private final int slow;
    private final long delayMillis;
    private final Deque<Arrival> arriving = new ArrayDeque<>();
    private long nowMillis;
    private int requests;
    private boolean open;

    SlowOnce(int slow, long delayMillis) {
      this.slow = slow;
      this.delayMillis = delayMillis;
    }

    @Override
    public String address() {
      return "slow";
    }

    @Override
    public boolean takesWallTime() {
      return true;
    }

    @Override
    public void open() {
      open = true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      byte[] reply = {1, 3, 2, 0, bytes[offset + 3], 0, 0};
      int crc = Crc16.of(reply, 0, 5);
      reply[5] = (byte) crc;
      reply[6] = (byte) (crc >> 8);
      arriving.add(new Arrival(nowMillis + (requests == slow ? delayMillis : 0), reply));
      requests++;
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      Arrival next = arriving.peek();
      long end = nowMillis + timeout.toMillis();
      if (next == null || next.millis() > end) {
        nowMillis = end;
        return 0;
      }
      nowMillis = Math.max(nowMillis, next.millis());
      arriving.remove();
      System.arraycopy(next.bytes(), 0, buffer, offset, next.bytes().length);
      return next.bytes().length;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  private static boolean isWrong(Reading reading) {
    return !reading.source().equals("A." + (int) reading.value());
  }

  /// @param slow which request is answered late; 3 is the first of the second poll
  /// @param delayMillis longer than the timeout
  @ParameterizedTest
  @CsvSource({"3, 310", "3, 590", "4, 310", "4, 590", "5, 310", "5, 590"})
  void isNeverTakenForTheAnswerToAnotherQuestion(int slow, long delayMillis) {
    List<Reading> readings = new ArrayList<>();
    TestClock clock = new TestClock();
    try (Bus bus =
        new Bus(
            "test", new SlowOnce(slow, delayMillis), List.of(new Three()), clock, readings::add)) {
      bus.cycle();
      readings.clear();
      clock.advance(Duration.ofSeconds(1));
      bus.cycle();
    }
    assertEquals(3, readings.size());
    assertTrue(readings.stream().allMatch(Reading::isGood), readings::toString);
    assertEquals(List.of(), readings.stream().filter(LateReplyTest::isWrong).toList());
  }
}
