package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cellstation.app.assembly.Profiles;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profiled.WriteLedger;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.simulator.ProfileServer;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One file drives both ends: each shipped profile's driver against its own twin, byte for byte
/// over a wire in memory.
final class ProfileTwinTest {
  private static List<String> shipped() {
    return Profiles.SHIPPED;
  }

  /// A bus with one instrument and the twin at its far end.
  private static final class Pair implements InstantSource {
    private final Instrument instrument;
    private final List<Reading> readings = new ArrayList<>();
    private final Bus bus;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private final Faults faults;

    Pair(InstrumentProfile profile) {
      Instant start = now;
      faults = ProfileServer.faults(profile);
      LineServer twin =
          ProfileServer.line(
              profile, () -> Duration.between(start, now).toMillis() / 1000.0, faults);
      instrument = ProfileModels.instrument(profile, "X-1", Map.of(), WriteLedger.inMemory());
      bus = new Bus("twin", new MemoryLink(twin), List.of(instrument), this, readings::add);
    }

    @Override
    public Instant instant() {
      return now;
    }

    List<Reading> poll() {
      readings.clear();
      now = now.plus(instrument.period());
      bus.cycle();
      return List.copyOf(readings);
    }

    double value(String signal) {
      return poll().stream()
          .filter(r -> r.source().equals("X-1." + signal) && r.isGood())
          .findFirst()
          .orElseThrow()
          .value();
    }

    LinkStatus status() {
      return bus.instruments().getFirst();
    }
  }

  /// What the far end answers is there at once, or never comes.
  private static final class MemoryLink implements Link {
    private final LineServer server;
    private final byte[] arrived = new byte[1024];
    private int filled;
    private boolean open;

    MemoryLink(LineServer server) {
      this.server = server;
    }

    @Override
    public String address() {
      return "twin";
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
    public boolean takesWallTime() {
      return false;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      server.receive(
          bytes,
          offset,
          length,
          (reply, from, count) -> {
            System.arraycopy(reply, from, arrived, filled, count);
            filled += count;
          });
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      int count = Math.min(length, filled);
      System.arraycopy(arrived, 0, buffer, offset, count);
      System.arraycopy(arrived, count, arrived, 0, filled - count);
      filled -= count;
      return count;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everySignalOfTheTwinIsGood(String name) {
    Pair pair = new Pair(Profiles.shipped().named(name));
    for (int i = 0; i < 20; i++) {
      List<Reading> readings = pair.poll();
      assertEquals(pair.instrument.signals().size(), readings.size());
      assertTrue(readings.stream().allMatch(Reading::isGood), readings::toString);
    }
    assertEquals(LinkStatus.State.UP, pair.status().state());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everySettingIsTakenAndReadBack(String name) {
    Pair pair = new Pair(Profiles.shipped().named(name));
    for (Instrument.Setting setting : pair.instrument.settings()) {
      double value = Math.rint((setting.min() + setting.max()) / 2) + 0.5;
      pair.bus.request("X-1." + setting.name(), value);
      pair.poll();
      assertEquals(LinkStatus.State.UP, pair.status().state(), pair.status().detail());
      assertEquals(value, pair.value(setting.name()), 0.05);
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theTwinSaysWhoItIs(String name) throws Exception {
    InstrumentProfile profile = Profiles.shipped().named(name);
    Pair pair = new Pair(profile);
    pair.poll();
    CompletableFuture<Identity> identity = pair.bus.perform("X-1", pair.instrument::identify);
    pair.poll();
    assertEquals(profile.maker(), identity.get().maker());
    assertTrue(!identity.get().firmware().isEmpty(), identity.get()::toString);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyProfileSaysHowCertainItIsAndWhere(String name) {
    InstrumentProfile profile = Profiles.shipped().named(name);
    assertTrue(!profile.source().isEmpty() && !profile.doubts().isEmpty());
    assertTrue(profile.certainty().compareTo(InstrumentProfile.Certainty.B) <= 0);
  }

  /// Signals of which the profile says a number have a site each. Beside a twin that is well; whole
  /// numbers creep in steps.
  @ParameterizedTest
  @MethodSource("shipped")
  void whatTheTwinTellsOfEachSignalCanBeStuckAndDrift(String name) {
    Pair well = new Pair(Profiles.shipped().named(name));
    Pair ill = new Pair(Profiles.shipped().named(name));
    Set<String> parts = new TreeSet<>(ill.faults.possible().keySet());
    parts.removeAll(Set.of(name, ProfileServer.LINE));
    assertFalse(parts.isEmpty());
    for (Instrument.Signal signal : ill.instrument.signals()) {
      String site = name + "." + signal.name().replace(' ', '-');
      if (!parts.remove(site)) {
        continue;
      }
      assertEquals(well.value(signal.name()), ill.value(signal.name()));
      ill.faults.set(name, Fault.STUCK, true);
      double stuck = ill.value(signal.name());
      assertEquals(well.value(signal.name()), stuck, "as it is now");
      for (int i = 0; i < 20; i++) {
        well.poll();
        assertEquals(stuck, ill.value(signal.name()), site);
      }
      ill.faults.clear();
      assertEquals(signal.unit() + "/h", ill.faults.unit(site, Fault.DRIFT));
      ill.faults.set(site, Fault.DRIFT, 360.0);
      assertEquals(well.value(signal.name()), ill.value(signal.name()), site);
      for (int i = 1; i <= 20; i++) {
        double crept = 360.0 * i * ill.instrument.period().toMillis() / 3_600_000;
        assertEquals(well.value(signal.name()) + crept, ill.value(signal.name()), 0.51, site);
      }
      ill.faults.clear();
      assertEquals(well.value(signal.name()), ill.value(signal.name()), site);
    }
    assertEquals(Set.of(), parts, "sites of no signal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lauda", "atlas-ezo-ph"})
  void aTwinThatTalksInLinesRefusesInItsProfilesWords(String name) {
    Pair pair = new Pair(Profiles.shipped().named(name));
    pair.poll();
    assertEquals(LinkStatus.State.UP, pair.status().state());
    pair.faults.set(name, Fault.ERROR_REPLY, true);
    assertTrue(pair.poll().stream().noneMatch(Reading::isGood));
    assertEquals(LinkStatus.State.DOWN, pair.status().state());
    String words = name.equals("lauda") ? "wrong input" : "bad command";
    assertTrue(pair.status().detail().contains(words), pair.status().detail());
    pair.faults.clear();
    pair.poll();
    assertTrue(pair.poll().stream().allMatch(Reading::isGood));
  }

  private static final String ADDRESSED =
      """
      format: 1
      id: two-wire
      maker: Example
      model: thermometer
      certainty: A
      source: a test
      serial: baud=9600&data=8&parity=none&stop=1
      timing: {period: 1 s, timeout: 0.5 s}
      text:
        address: {factory: 9, from: 0, to: 31}
        ending: CR
        reply end: CR
        errors:
          - {reply: "A{address}_NO", words: not now}
        reads:
          - {send: "A{address}_PV", reply: ["A{address}_{bath}"]}
        signals:
          - {id: bath, unit: degC}
      twin:
        bath: {constant: 12}
      """;

  @Test
  void aTwinWithAnAddressCanAnswerAsAnother(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("two-wire.yaml"), ADDRESSED);
    Pair pair = new Pair(Profiles.read(file));
    pair.poll();
    assertEquals(12, pair.value("bath"));
    pair.faults.set("two-wire", Fault.WRONG_ID, true);
    assertTrue(pair.poll().stream().noneMatch(Reading::isGood));
    assertEquals(LinkStatus.State.DOWN, pair.status().state());
    assertTrue(pair.status().detail().contains("A0_"), pair.status().detail());
    assertFalse(
        ProfileServer.faults(Profiles.shipped().named("lauda"))
            .possibleAt("lauda")
            .contains(Fault.WRONG_ID),
        "its answers tell no address");
  }

  @Test
  void theTwinGoesWhereItIsSet() {
    Pair pair = new Pair(Profiles.shipped().named("west-p6100"));
    pair.bus.request("X-1.setpoint", 37.0);
    double before = pair.value("temperature");
    for (int i = 0; i < 900; i++) {
      pair.poll();
    }
    assertTrue(before < 22);
    assertEquals(37.0, pair.value("temperature"), 0.1);
  }

  @Test
  void theTwinRefusesWhatItsProfileDoesNotList() {
    Pair pair = new Pair(Profiles.shipped().named("lauda"));
    pair.poll();
    var answer =
        pair.bus.perform(
            "X-1",
            line -> {
              byte[] reply =
                  line.exchange(
                      "X-1",
                      new byte[] {'F', 'L', 'Y', '\r'},
                      (buffer, length) -> length > 0 && buffer[length - 1] == '\n' ? length : 0,
                      Duration.ofMillis(100));
              return new String(reply, StandardCharsets.US_ASCII);
            });
    pair.poll();
    assertEquals("ERR_3\r\n", answer.join());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void answersOnARealPortToo(String name) throws IOException {
    List<Reading> readings = onARealPort(name, "PT10S", _ -> {});
    assertFalse(readings.isEmpty());
    assertTrue(readings.stream().allMatch(Reading::isGood), readings::toString);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void failsOnARealPortAsItIsTold(String name) throws IOException {
    List<Reading> readings =
        onARealPort(
            name,
            "PT0.05S",
            faults -> {
              faults.set(name, Fault.SILENT, true);
              faults.set(ProfileServer.LINE, Fault.BYTE_BY_BYTE, true);
            });
    assertFalse(readings.isEmpty());
    assertTrue(readings.stream().noneMatch(Reading::isGood), readings::toString);
  }

  /// @return one for each signal
  private static List<Reading> onARealPort(String name, String timeout, Consumer<Faults> told)
      throws IOException {
    InstrumentProfile profile = Profiles.shipped().named(name);
    Instrument instrument =
        ProfileModels.instrument(
            profile, "X-1", Map.of("timeout", timeout, "gap", "PT0S"), WriteLedger.inMemory());
    List<Reading> readings = new ArrayList<>();
    try (ProfileServer server = new ProfileServer(profile, true, 0, () -> 0);
        Bus bus =
            new Bus(
                "twin",
                Catalogue.link(server.address()),
                List.of(instrument),
                InstantSource.fixed(Instant.EPOCH),
                readings::add)) {
      told.accept(server.faults());
      bus.cycle();
    }
    assertEquals(instrument.signals().size(), readings.size());
    return readings;
  }

  @Test
  void anotherKindOfDeviceIsNotTakenForThisOne() {
    InstrumentProfile lauda = Profiles.shipped().named("lauda");
    LineServer ezo = ProfileServer.line(Profiles.shipped().named("atlas-ezo-ph"), () -> 0);
    Instrument instrument =
        ProfileModels.instrument(lauda, "X-1", Map.of(), WriteLedger.inMemory());
    List<Reading> readings = new ArrayList<>();
    Bus bus =
        new Bus(
            "twin",
            new MemoryLink(ezo),
            List.of(instrument),
            InstantSource.fixed(Instant.EPOCH),
            readings::add);
    bus.cycle();
    assertTrue(!readings.isEmpty());
    assertTrue(readings.stream().noneMatch(Reading::isGood));
  }
}
