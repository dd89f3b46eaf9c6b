package org.cellstation.station.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identification.Verdict;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An instrument is met, exchanged, accepted, switched off: what the journal holds and what the bus
/// is told.
final class InstrumentRegisterTest {
  private static final String BUS = "weighing";
  private static final String BALANCE = "WT-1";

  private final Socket socket = new Socket();
  private final List<Reading> readings = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private Bus bus = bus();
  private final Journal journal;
  private InstrumentRegister register;

  InstrumentRegisterTest(@TempDir Path folder) throws IOException {
    journal = Journal.open(folder, () -> now, ZoneOffset.UTC);
    register = new InstrumentRegister(List.of(bus), List.of(), journal);
  }

  private Bus bus() {
    return new Bus(BUS, socket, List.of(socket), () -> now, readings::add);
  }

  @BeforeEach
  void meetTheFirst() {
    turn();
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  /// A second goes by: the bus works, the control thread looks.
  private void turn() {
    now = now.plusSeconds(40);
    bus.cycle();
    register.scan();
    register.applyPending();
  }

  private void exchange() {
    exchange("B2");
  }

  private void exchange(String other) {
    socket.serial = other;
    socket.gone = true;
    turn();
    socket.gone = false;
    turn();
  }

  private Verdict verdict() {
    return status().identification().verdict();
  }

  private LinkStatus status() {
    return bus.instruments().getFirst();
  }

  private boolean exchanged() {
    AtomicBoolean any = new AtomicBoolean();
    register.eachInstrument((instrument, is) -> any.compareAndSet(false, is));
    return any.get();
  }

  private List<Event> events() {
    List<Event> events = new ArrayList<>();
    try {
      journal.commit();
      journal.forEach(entry -> events.add(entry.event()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }

  @Test
  void expectsTheFirstInstrumentFromThenOn() {
    turn();
    assertEquals(Verdict.SAME, verdict());
    assertEquals(
        List.of(new Event.InstrumentMet(BALANCE, "Maker", "balance", "B1", "1")), events());
    assertTrue(readings.getLast().isGood());
  }

  @Test
  void noticesAnotherInstrumentAndWaitsForAPerson() {
    exchange();
    assertEquals(Verdict.EXCHANGED, verdict());
    assertTrue(exchanged());
    assertEquals(Cause.EXCHANGED, readings.getLast().cause());
    assertTrue(
        events().getLast() instanceof Event.InstrumentExchanged e && e.found().contains("B2"));
    turn();
    assertEquals(2, events().size(), "said once");
  }

  @Test
  void noticesThatTheOtherInstrumentWasExchangedAsWell() {
    exchange();
    exchange("B3");
    assertTrue(
        events().getLast() instanceof Event.InstrumentExchanged e && e.found().contains("B3"));
    assertEquals(3, events().size());
    turn();
    assertEquals(3, events().size(), "said once");
  }

  @Test
  void acceptsOnlyTheInstrumentThatThePersonMeans() {
    exchange();
    Reply other = register.accept("otto", BUS, BALANCE, "B9", "spare");
    assertFalse(other.done());
    assertTrue(other.text().contains("B2"), other.text());
    assertTrue(register.accept("otto", BUS, BALANCE, "B2", "spare").done());
    register.applyPending();
    turn();
    turn();
    assertEquals(Verdict.SAME, verdict());
    assertFalse(exchanged());
    assertTrue(readings.getLast().isGood());
    assertEquals(
        new Event.InstrumentAccepted(BALANCE, "Maker", "balance", "B2", "1", "spare"),
        events().getLast());
    assertFalse(register.accept("otto", BUS, BALANCE, "B2", "again").done());
  }

  @Test
  void remembersOverARestartWhoBelongsThereAndWhatIsOff() {
    exchange();
    assertTrue(register.accept("otto", BUS, BALANCE, "B2", "spare").done());
    assertTrue(register.switchOver("otto", BUS, BALANCE, false, "being mended").done());
    List<Event> before = events();
    bus.close();
    bus = bus();
    register = new InstrumentRegister(List.of(bus), List.of(), journal);
    for (Event event : before) {
      if (!(event instanceof Event.InstrumentExchanged)) {
        register.restore(event);
      }
    }
    turn();
    assertEquals(LinkStatus.State.DISABLED, status().state());
    assertTrue(register.switchOver("otto", BUS, "", true, "all of it").done());
    assertTrue(register.switchOver("otto", BUS, BALANCE, true, "mended").done());
    register.applyPending();
    turn();
    turn();
    assertEquals(Verdict.SAME, verdict());
  }

  @Test
  void saysSoWhenThereIsNoSuchInstrument() {
    assertFalse(register.switchOver("otto", BUS, "WT-9", false, "x").done());
    assertFalse(register.accept("otto", "nowhere", BALANCE, "B1", "x").done());
  }

  /// A balance and the wire to it.
  private static final class Socket implements Link, Instrument {
    private String serial = "B1";
    private boolean gone;
    private boolean open;

    @Override
    public String id() {
      return BALANCE;
    }

    @Override
    public List<Signal> signals() {
      return List.of(new Signal("weight", "g"));
    }

    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public Duration period() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Identity identify(Line line) throws BusException {
      mustBeThere();
      return new Identity("Maker", "balance", serial, "1");
    }

    @Override
    public void poll(Line line, ReadingSink sink) throws BusException {
      mustBeThere();
      sink.accept(new Tag(BALANCE + ".weight", "g").good(1, line.now()));
    }

    @Override
    public void write(Line line, Setting setting, double value) {
      throw new IllegalArgumentException(setting.name());
    }

    private void mustBeThere() throws BusException.LinkLost {
      if (gone) {
        throw new BusException.LinkLost(address(), "gone");
      }
    }

    @Override
    public String address() {
      return "memory";
    }

    @Override
    public void open() throws BusException.LinkLost {
      mustBeThere();
      open = true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      throw new IllegalStateException("nothing is sent in this test");
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      return 0;
    }

    @Override
    public void close() {
      open = false;
    }
  }
}
