package org.cellstation.app.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profiled.WriteLedger.Count;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.ProfileFaults;
import org.cellstation.station.config.StationConfigurationReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A site's own profiles, and the count of memory writes beside them.
final class ProfilesTest {
  @TempDir private Path folder;

  private DataDirectory data() throws InputException {
    return DataDirectory.open(folder);
  }

  @BeforeEach
  void makeTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("profiles"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("profiles").resolve(name + ".yaml"), text);
  }

  private static String shipped(String name) throws IOException {
    return new String(Profiles.shippedText(name), StandardCharsets.UTF_8);
  }

  @Test
  void aSitesProfileTakesThePlaceOfAShippedOne() throws IOException {
    write("lauda", shipped("lauda").replace("model: thermostat", "model: our own"));
    Profiles profiles = Profiles.in(folder.resolve("profiles"));
    assertEquals("our own", profiles.named("lauda").model());
    assertEquals("P6100", profiles.named("west-p6100").model());
  }

  @Test
  void aSiteAddsAnInstrumentWithoutCode() throws IOException, InputException {
    write("bath-7", shipped("lauda").replace("id: lauda", "id: bath-7"));
    try (DataDirectory data = data()) {
      var instrument =
          CataloguePorts.of(data).instrument("profile:bath-7", "TIC-7", Map.of("period", "PT5S"));
      assertEquals("TIC-7", instrument.id());
      assertEquals("PT5S", instrument.period().toString());
      assertEquals(
          "[temperature, setpoint]",
          instrument.signals().stream().map(s -> s.name()).toList().toString());
      var wrong =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  CataloguePorts.of(data)
                      .instrument("profile:bath-7", "TIC-7", Map.of("adress", "5")));
      assertTrue(String.valueOf(wrong.getMessage()).contains("unknown option adress"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "../station", "", "/etc/passwd", "LAUDA"})
  void anUnknownProfileIsNamedWithThoseThereAre(String name) {
    var trouble =
        assertThrows(
            ProfileFaults.class, () -> Profiles.in(folder.resolve("profiles")).named(name));
    assertTrue(String.valueOf(trouble.getMessage()).contains("west-p6100"), trouble.getMessage());
  }

  @Test
  void aProfileThatSaysItIsAnotherIsRefused() throws IOException {
    write("bath-7", shipped("lauda"));
    var trouble =
        assertThrows(
            ProfileFaults.class, () -> Profiles.in(folder.resolve("profiles")).named("bath-7"));
    assertTrue(trouble.faults().toString().contains("says it is lauda"));
  }

  @Test
  void everyFaultOfAProfileIsListedWithTheStationsOwn() throws IOException, InputException {
    write(
        "bath-7",
        shipped("lauda").replace("max: 60", "max: 1").replace("ending: CR", "ending: XX"));
    String station =
        """
        station: Test
        buses:
          - id: heating
            link: tcp:127.0.0.1:4001
            instruments:
              - {id: TIC-7, model: "profile:bath-7"}
              - {id: TIC-8, model: omron-e5xx}
        units:
          - id: BR-1
            title: Bag
            class: rocking-bag
            maximum weight: 1500 g
            variables: {}
            outputs: {}
        """;
    try (DataDirectory data = data()) {
      var ports = CataloguePorts.of(data);
      var wrong =
          assertThrows(
              ConfigurationException.class,
              () ->
                  StationConfigurationReader.read(
                      "station.yaml", station.getBytes(StandardCharsets.UTF_8), ports));
      String all = String.valueOf(wrong.getMessage());
      assertTrue(all.contains("station.yaml:6"), all);
      assertTrue(all.contains("the profile bath-7 cannot be used"), all);
      assertTrue(all.contains("omron-e5xx"), all);
      assertTrue(all.contains("bath-7.yaml:"), all);
      assertTrue(all.contains("text/ending"), all);
    }
  }

  @Test
  void theDocumentedExampleIsAProfile() throws IOException {
    String document = Files.readString(Path.of("../../docs/profiles.md"));
    int begin = document.indexOf("```yaml\n") + "```yaml\n".length();
    write("heater-9", document.substring(begin, document.indexOf("```", begin)));
    InstrumentProfile profile = Profiles.in(folder.resolve("profiles")).named("heater-9");
    assertEquals("Example", profile.maker());
    for (String name : Profiles.SHIPPED) {
      assertTrue(document.contains("`" + name + "`"), name);
    }
  }

  @Test
  void memoryWritesAreCountedAcrossRestarts() throws InputException {
    Path file = folder.resolve("memory-writes.tsv");
    var first = WriteLedgerFile.open(file);
    assertEquals(Count.NONE, first.count("TIC-7.SP"));
    var count = new Count(29_999, Instant.parse("2026-01-01T08:00:00Z"), 3);
    first.keep("TIC-7.SP", count);
    first.keep("TIC-8.SP", new Count(1, Instant.EPOCH, 1));
    var second = WriteLedgerFile.open(file);
    assertEquals(count, second.count("TIC-7.SP"));
    assertEquals(1, second.count("TIC-8.SP").inLife());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIC-7.SP", "TIC-7.SP\tx\t2026-01-01T08:00:00Z\t1", "a\t1\tyesterday\t1"})
  void aDamagedCountIsNotTakenForAFreshOne(String line) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("memory-writes.tsv"), "ok\t1\t2026-01-01T08:00:00Z\t1\n" + line);
    var trouble = assertThrows(InputException.class, () -> WriteLedgerFile.open(file));
    assertTrue(String.valueOf(trouble.getMessage()).contains(":2:"), trouble.getMessage());
  }
}
