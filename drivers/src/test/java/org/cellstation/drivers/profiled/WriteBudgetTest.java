package org.cellstation.drivers.profiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice.Content;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Setting;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.profile.Range;
import org.cellstation.drivers.profile.Scaling;
import org.cellstation.drivers.profiled.WriteLedger.Count;
import org.junit.jupiter.api.Test;

/// Register 5 stands in memory that may be written twice a day and three times in its life.
class WriteBudgetTest {
  private final WriteLedger ledger = WriteLedger.inMemory();
  private final Bench bench = bench(ledger);

  private static Bench bench(WriteLedger ledger) {
    Register register =
        new Register(
            "R",
            Table.HOLDING,
            5,
            1,
            Content.U16,
            Words.HIGH_FIRST,
            -1,
            Writing.SINGLE,
            new Memory(2, 3),
            Scaling.NONE,
            "",
            new Meaning("value", "rpm", Range.ANY, List.of(), List.of()));
    var device =
        Profiled.device(
            List.of(register),
            List.of(new Setting("set", "R", "rpm", 0, 100, Duration.ZERO, false)));
    Bench bench = new Bench(Profiled.modbus(device, ledger));
    for (int i = 0; i < 100; i++) {
      byte[] write = write(i);
      bench.bytes(write, write);
    }
    return bench.bytes(Profiled.frame("010300050001"), holds(0));
  }

  private static byte[] holds(int value) {
    return Profiled.frame("010302" + HexFormat.of().toHexDigits((short) value));
  }

  private static byte[] write(int value) {
    return Profiled.frame("01060005" + HexFormat.of().toHexDigits((short) value));
  }

  private long writes() {
    return bench.sent().stream().filter(s -> s.startsWith("0106")).count();
  }

  private void set(int value) {
    bench.bus().request("X-1.set", value);
    bench.poll();
  }

  @Test
  void isNotWrittenWhenItHoldsTheValueAlready() {
    bench.bytes(Profiled.frame("010300050001"), holds(7));
    set(7);
    assertEquals(0, writes());
    assertEquals(Count.NONE, ledger.count("X-1.R"));
  }

  @Test
  void isWrittenOnceForEachChangeAndCounted() {
    set(1);
    bench.poll();
    bench.poll();
    assertEquals(1, writes());
    assertEquals(1, ledger.count("X-1.R").inLife());
  }

  @Test
  void isRefusedBeyondTheDaysBudgetAndAllowedTheNextDay() {
    set(1);
    set(2);
    set(3);
    assertEquals(2, writes());
    LinkStatus status = bench.bus().instruments().getFirst();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains("2 times since"), status.detail());
    assertTrue(status.detail().contains("24 h"), status.detail());
    assertTrue(bench.poll("value").isGood());

    bench.leaveAlone(Duration.ofHours(24));
    bench.poll();
    assertEquals(1, writes());
    assertEquals(new Count(3, ledger.count("X-1.R").dayBegan(), 1), ledger.count("X-1.R"));
  }

  @Test
  void isRefusedForGoodWhenItsLifeIsUsedUp() {
    ledger.keep("X-1.R", new Count(3, Instant.EPOCH, 0));
    set(1);
    bench.leaveAlone(Duration.ofDays(30));
    bench.poll();
    assertEquals(0, writes());
    String detail = bench.bus().instruments().getFirst().detail();
    assertTrue(detail.contains("in its life"), detail);
  }

  @Test
  void isNotWrittenWhenTheWriteCannotBeCounted() {
    Bench full =
        bench(
            new WriteLedger() {
              @Override
              public Count count(String memory) {
                return Count.NONE;
              }

              @Override
              public void keep(String memory, Count count) {
                throw new UncheckedIOException(new IOException("disk full"));
              }
            });
    full.bus().request("X-1.set", 1);
    full.poll();
    assertEquals(0, full.sent().stream().filter(s -> s.startsWith("0106")).count());
    String detail = full.bus().instruments().getFirst().detail();
    assertTrue(detail.contains("disk full"), detail);
  }
}
