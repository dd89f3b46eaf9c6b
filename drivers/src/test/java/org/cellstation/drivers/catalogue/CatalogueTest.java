package org.cellstation.drivers.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  static List<String> models() {
    return Catalogue.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void makesEveryModelFromItsDefaults(String model) {
    Instrument instrument = Catalogue.instrument(model, "X-1", Map.of());
    assertEquals("X-1", instrument.id());
    assertFalse(instrument.signals().isEmpty());
    assertTrue(instrument.period().compareTo(Duration.ofSeconds(10)) <= 0);
    assertTrue(
        instrument.settings().stream().allMatch(s -> s.min() < s.max() && !s.unit().isEmpty()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void takesPeriodTimeoutAndGapForEveryModel(String model) {
    Instrument instrument =
        Catalogue.instrument(
            model, "X-1", Map.of("period", "PT5S", "timeout", "PT0.2S", "gap", "PT0.02S"));
    assertEquals(Duration.ofSeconds(5), instrument.period());
    assertEquals(Duration.ofMillis(20), instrument.gap());
  }

  @Test
  void givesOutputsTheirConfiguredRange() {
    Instrument carbonDioxide =
        Catalogue.instrument(
            "bronkhorst-modbus", "FIC-103", Map.of("address", "3", "capacity", "100"));
    assertEquals(100, carbonDioxide.settings().getFirst().max());
    Instrument pump = Catalogue.instrument("ismatec-reglo-icc", "P-1", Map.of("channels", "2"));
    assertEquals(List.of("channel1", "channel2"), names(pump));
  }

  private static List<String> names(Instrument instrument) {
    return instrument.settings().stream().map(Instrument.Setting::name).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hamilton-ph-arc | address | 33 | a whole number 1 .. 32",
        "hamilton-ph-arc | address | 1.5 | a whole number 1 .. 32",
        "hamilton-ph-arc | address | one | a whole number 1 .. 32",
        "hamilton-ph-arc | adress | 1 | allowed are address, gap, period, retries, timeout",
        "hamilton-ph-arc | period | 1 s | an ISO 8601 duration PT0.1S .. PT1H",
        "hamilton-ph-arc | period | PT0S | an ISO 8601 duration PT0.1S .. PT1H",
        "mettler-sics | address | 1 | allowed are gap, period, retries, timeout",
        "omron-e5cc | max | NaN | a number 0 .. 300",
        "eurotherm | encoding | ascii | modbus or bisynch",
        "lighthouse-counter | sizes | 5,0.5 | up to 8 numbers 0.1 .. 100 in rising order",
        "lighthouse-counter | sizes | 0.5, | up to 8 numbers 0.1 .. 100 in rising order",
        "ika-rocker | safe-rate | 43 | a number 0 .. 42",
        "ika-rocker | watchdog | PT10S | an ISO 8601 duration PT20S .. PT25M"
      })
  void saysWhatIsAllowed(String model, String option, String value, String words) {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> Catalogue.instrument(model, "X-1", Map.of(option, value)));
    String message = String.valueOf(wrong.getMessage());
    assertTrue(message.startsWith("X-1 (" + model + ")"), message);
    assertTrue(message.contains(words), message);
  }

  @Test
  void saysWhichModelsThereAre() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> Catalogue.instrument("omron-e5cd", "X-1", Map.of()));
    assertTrue(String.valueOf(wrong.getMessage()).contains("omron-e5cc"));
  }

  @Test
  void makesLinksWithoutOpeningThem() {
    assertFalse(Catalogue.link("serial:/dev/ttyNOWHERE9?baud=9600").isOpen());
    assertEquals("tcp:127.0.0.1:1", Catalogue.link("tcp:127.0.0.1:1").address());
    var wrong = assertThrows(IllegalArgumentException.class, () -> Catalogue.link("usb:1"));
    assertTrue(String.valueOf(wrong.getMessage()).contains("tcp:HOST:PORT"));
  }
}
