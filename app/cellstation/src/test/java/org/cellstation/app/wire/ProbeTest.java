package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.probe.Candidate;
import org.cellstation.drivers.probe.Find;
import org.cellstation.drivers.probe.Find.Certainty;
import org.cellstation.drivers.probe.LinkReport;
import org.cellstation.drivers.probe.LinkReport.Outcome;
import org.cellstation.drivers.probe.Search;
import org.cellstation.drivers.probe.SearchListener;
import org.cellstation.drivers.probe.SearchPlan;
import org.cellstation.drivers.probe.Suspect;
import org.cellstation.drivers.probe.Target;
import org.cellstation.simulator.emulator.ByteSink;
import org.cellstation.simulator.emulator.EurothermLoop;
import org.cellstation.simulator.emulator.EurothermModbus;
import org.cellstation.simulator.emulator.HamiltonArc;
import org.cellstation.simulator.emulator.HeidolphStirrer;
import org.cellstation.simulator.emulator.HuberThermostat;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.MettlerSics;
import org.cellstation.simulator.emulator.OmronE5cc;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SartoriusSbi;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.VaisalaGmp25x;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The search for instruments against simulated ones, each answering at its own parameters only.
final class ProbeTest {
  private static final FaultState NONE = new FaultState();
  private static final String FAST_RTU = "baud=19200&data=8&parity=none&stop=2";
  private static final String SLOW = "baud=9600&data=8&parity=none&stop=1";

  private final Map<String, LineServer> servers = new LinkedHashMap<>();
  private final List<Find> followed = new CopyOnWriteArrayList<>();

  /// Connects a line that understands one set of parameters.
  private void connect(String port, String parameters, LineServer server) {
    servers.put("serial:" + port + "?" + parameters, server);
  }

  private Link link(String address) {
    return new VirtualWire(address, servers.getOrDefault(address, new Answering(new byte[0])));
  }

  private List<LinkReport> search(boolean allAddresses, String... ports) {
    var search =
        new Search(
            List.of(ports).stream().map(Target::serial).toList(),
            Suspect.everybody(),
            new SearchPlan(allAddresses, false),
            this::link,
            InstantSource.fixed(Instant.EPOCH),
            new Following());
    try {
      return search.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Find> finds(boolean allAddresses) {
    return search(allAddresses, "A").getFirst().finds();
  }

  private final class Following implements SearchListener {
    @Override
    public void asking(Target target, String what) {}

    @Override
    public void found(Target target, Find find) {
      followed.add(find);
    }
  }

  private static String named(Find find) {
    assertEquals(Certainty.NAMED, find.certainty(), find::toString);
    Candidate candidate = find.candidates().getFirst();
    return find.address() + " " + candidate.model() + " " + candidate.identity().serial();
  }

  private static RtuLine mixed(FaultState line) {
    return new RtuLine(
        line,
        List.of(
            HamiltonArc.ph(1, () -> 7.1, () -> 37, NONE),
            HamiltonArc.dissolvedOxygen(2, () -> 60, () -> 37, NONE),
            new OmronE5cc(3, () -> 36.5, NONE),
            new VaisalaGmp25x(240, () -> 50_000, () -> 37, "K0710040", NONE)));
  }

  private static final List<String> MIXED =
      List.of(
          "1 hamilton-ph-arc 0001001",
          "240 vaisala-gmp25x K0710040",
          "2 hamilton-visiferm-do 0001002",
          "3 omron-e5cc ");

  @Test
  void everyInstrumentOnOneLineIsNamedRightWhateverParametersItLeftTheFactoryWith() {
    connect("A", FAST_RTU, mixed(NONE));
    List<Find> finds = finds(false);
    assertEquals(MIXED, finds.stream().map(ProbeTest::named).toList());
    assertTrue(finds.stream().allMatch(f -> f.link().endsWith(FAST_RTU)));
    assertEquals(finds, followed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOREIGN_TRAFFIC", "BYTE_BY_BYTE"})
  void troubleOnTheLineHidesNobody(Fault fault) {
    var faults = new Faults(Map.of("line", Set.of(fault)));
    faults.set("line", fault, true);
    connect("A", FAST_RTU, mixed(faults.of("line")));
    assertEquals(MIXED, finds(false).stream().map(ProbeTest::named).toList());
  }

  @Test
  void whoNamesNoMakerIsNotClaimedForOne() {
    var loop = new EurothermLoop(() -> 36.5, NONE);
    connect("A", SLOW, new RtuLine(NONE, List.of(new EurothermModbus(1, loop))));
    Find find = finds(false).getFirst();
    assertEquals(Certainty.LIKE, find.certainty());
    assertEquals(List.of("eurotherm"), find.candidates().stream().map(Candidate::model).toList());
  }

  @Test
  void otherAddressesAreAskedOnlyOnDemandWhereTheFactoryOnesAreSilent() {
    connect(
        "A", FAST_RTU, new RtuLine(NONE, List.of(HamiltonArc.ph(17, () -> 7.1, () -> 37, NONE))));
    assertEquals(List.of(), finds(false));
    assertEquals("17 hamilton-ph-arc 0001017", named(finds(true).getFirst()));
  }

  @Test
  void linesOfDifferentKindsAreSearchedSideBySide() {
    connect("A", SLOW, new SerialLine(NONE, new MettlerSics(() -> 500, "B021002593", NONE)));
    connect(
        "B",
        "baud=9600&data=7&parity=even&stop=1",
        new SerialLine(NONE, new IkaRocker(() -> 15, NONE)));
    connect("C", SLOW, new SerialLine(NONE, new HuberThermostat(() -> 36, () -> 36, 426263, NONE)));
    connect(
        "D", SLOW, new SerialLine(NONE, new HeidolphStirrer(() -> 200, () -> 12, () -> 25, NONE)));
    List<LinkReport> reports = search(false, "A", "B", "C", "D", "E");
    assertEquals(
        List.of(" mettler-sics B021002593", " ika-rocker ", " huber-pb 426263"),
        reports.subList(0, 3).stream().map(r -> named(r.finds().getFirst())).toList());
    assertEquals(" heidolph-hei-torque ", named(reports.get(3).finds().getFirst()));
    assertEquals(List.of(), reports.get(4).finds());
    assertEquals(Outcome.SEARCHED, reports.get(4).outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "OK\\r\\n",
    "ES\\r\\n",
    "A\\r",
    "0.0 4\\r\\n",
    "login: ",
    "~~~~\\r\\n",
    "123.4 g\\r\\n",
    "1\\r\\n"
  })
  void whoAnswersEverythingAlikeIsNobodyKnown(String answer) {
    String text = answer.replace("\\r", "\r").replace("\\n", "\n");
    for (String parameters : parameters()) {
      connect("A", parameters, new Answering(text.getBytes(StandardCharsets.US_ASCII)));
    }
    List<Find> finds = finds(false);
    assertTrue(finds.stream().noneMatch(Find::isNamed), finds::toString);
    assertTrue(!finds.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 0x41, -1})
  void noiseIsNobodyKnown(byte value) {
    byte[] noise = new byte[40];
    Arrays.fill(noise, value);
    for (String parameters : parameters()) {
      connect("A", parameters, new Answering(noise));
    }
    List<Find> finds = finds(true);
    assertTrue(finds.stream().noneMatch(Find::isNamed), finds::toString);
  }

  @Test
  void anEchoIsNobody() {
    for (String parameters : parameters()) {
      connect("A", parameters, new Echoing());
    }
    List<Find> finds = finds(false);
    assertTrue(finds.stream().noneMatch(Find::isNamed), finds::toString);
  }

  @Test
  void aPortThatDoesNotOpenIsListedWithTheReason() {
    var search =
        new Search(
            List.of(Target.serial("A")),
            Suspect.everybody(),
            new SearchPlan(false, false),
            Shut::new,
            InstantSource.fixed(Instant.EPOCH),
            new Following());
    try {
      LinkReport report = search.run().getFirst();
      assertEquals(Outcome.UNUSABLE, report.outcome());
      assertTrue(report.detail().contains("in use"), report.detail());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// As pseudo-terminals do, whose bytes arrive whatever the parity.
  @Test
  void parametersThatAPortTakesOnlyOnceAreNotProposed() throws InterruptedException {
    var sartorius =
        new SerialLine(NONE, new SartoriusSbi(() -> 500, 6000, 1, "MSE6202S", "0031201234", NONE));
    var search =
        new Search(
            List.of(Target.serial("A")),
            Suspect.of("sartorius-sbi"),
            new SearchPlan(false, true),
            address -> new Forgetful(address, new VirtualWire(address, sartorius)),
            InstantSource.fixed(Instant.EPOCH),
            new Following());
    Find find = search.run().getFirst().finds().getFirst();
    assertEquals(Certainty.NAMED, find.certainty());
    assertTrue(find.link().contains("parity=none"), find.link());
  }

  @Test
  void aStoppedSearchTellsThatItIsNotComplete() throws InterruptedException {
    connect("A", SLOW, new SerialLine(NONE, new MettlerSics(() -> 500, "B021002593", NONE)));
    var search =
        new Search(
            List.of(Target.serial("A")),
            Suspect.everybody(),
            new SearchPlan(false, false),
            this::link,
            InstantSource.fixed(Instant.EPOCH),
            new Following());
    search.stop();
    assertEquals(Outcome.BROKEN_OFF, search.run().getFirst().outcome());
  }

  @Test
  void nothingIsWrittenIntoAnyInstrument() {
    var omron = new OmronE5cc(1, () -> 36.5, NONE);
    connect("A", SLOW, new RtuLine(NONE, List.of(omron)));
    assertEquals(
        new Identity("Omron", "E5CC", "", ""),
        finds(true).getFirst().candidates().getFirst().identity());
    assertEquals(0, omron.memoryWrites());
  }

  private static Set<String> parameters() {
    Set<String> all = new LinkedHashSet<>();
    Suspect.everybody().forEach(suspect -> all.add(suspect.wiring().serial()));
    all.remove("");
    return all;
  }

  /// Says the same to everything.
  @SuppressWarnings("ArrayRecordComponent") // one fixed answer that nobody compares
  private record Answering(byte[] answer) implements LineServer {
    @Override
    public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
      reply.write(answer, 0, answer.length);
    }

    @Override
    public LineServer session() {
      return this;
    }
  }

  private record Echoing() implements LineServer {
    @Override
    public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
      reply.write(bytes, offset, length);
    }

    @Override
    public LineServer session() {
      return this;
    }
  }

  /// A port that forgets a parity, and is opened with it a second time in vain.
  private static final class Forgetful implements Link {
    private final String address;
    private final Link wire;
    private boolean opened;

    Forgetful(String address, Link wire) {
      this.address = address;
      this.wire = wire;
    }

    @Override
    public String address() {
      return address;
    }

    @Override
    public void open() throws BusException.LinkLost {
      if (opened && !address.contains("parity=none")) {
        throw new BusException.LinkLost(address, "the port does not take these parameters");
      }
      opened = true;
      wire.open();
    }

    @Override
    public boolean isOpen() {
      return wire.isOpen();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
      wire.write(bytes, offset, length);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout)
        throws BusException.LinkLost {
      return wire.read(buffer, offset, length, timeout);
    }

    @Override
    public void close() {
      wire.close();
    }
  }

  /// A port that another program has.
  private record Shut(String address) implements Link {
    @Override
    public void open() throws BusException.LinkLost {
      throw new BusException.LinkLost(address, "port in use by another program");
    }

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      return 0;
    }

    @Override
    public void close() {}
  }
}
