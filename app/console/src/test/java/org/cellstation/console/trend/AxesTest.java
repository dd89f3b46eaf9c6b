package org.cellstation.console.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.cellstation.console.model.Gauge;
import org.cellstation.console.model.Readout;
import org.cellstation.console.model.Trust;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {
  private static final Instant FROM = Instant.parse("2026-03-02T07:31:00Z");

  private static Scale of(double... values) {
    Gauge gauge =
        new Gauge(
            "temperature",
            new Readout("", "", Trust.GOOD, "", "", 0, ""),
            new Snapshot.Range(20, 36, 38, 42, 2),
            Optional.empty(),
            Optional.empty());
    return Scale.of(
        new Trend("u", "temperature", "degC", FROM, FROM.plusSeconds(60), values, values), gauge);
  }

  @ParameterizedTest
  @CsvSource({"0,100,50", "36.9,37.1,0.05", "-3,7,5", "0.001,0.0015,0.0002"})
  void putsRoundStepsAroundTheData(double low, double high, double step) {
    Scale scale = Scale.round(low, high);
    assertEquals(step, scale.step(), step * 1e-9);
    assertTrue(scale.low() <= low && scale.high() >= high, scale.toString());
    assertTrue(scale.lines().size() >= 3 && scale.lines().size() <= 7, scale.toString());
  }

  @Test
  void doesNotBlowNoiseUpToAnExcursion() {
    Scale scale = of(37.00, 37.01, 36.99);
    assertTrue(scale.high() - scale.low() >= 1.1, scale.toString());
  }

  @Test
  void showsTheInstrumentsRangeWhereNothingWasRead() {
    Scale scale = of(Double.NaN, Double.NaN);
    assertTrue(scale.low() <= 20 && scale.high() >= 42, scale.toString());
  }

  @ParameterizedTest
  @CsvSource({"1,10", "24,8", "200,12", "720,6"})
  void neverDrawsMoreTicksThanHaveRoom(int hours, int most) {
    var ticks =
        new TimeAxis(FROM, FROM.plus(Duration.ofHours(hours))).ticks(most, ZoneId.of("UTC"));
    assertTrue(ticks.size() >= 2 && ticks.size() <= most + 1, ticks.toString());
  }

  @Test
  void putsTheDateWhereTheDayChanges() {
    List<String> labels =
        new TimeAxis(FROM, FROM.plus(Duration.ofHours(24)))
            .ticks(8, ZoneId.of("UTC")).stream().map(TimeAxis.Tick::label).toList();
    assertEquals(
        List.of("09:00", "12:00", "15:00", "18:00", "21:00", "03-03", "03:00", "06:00"), labels);
  }

  @Test
  void findsTheTimeUnderThePointer() {
    TimeAxis axis = new TimeAxis(FROM, FROM.plusSeconds(1000));
    assertEquals(FROM.plusSeconds(250), axis.at(100, 400));
    assertEquals(100, axis.x(FROM.plusSeconds(250), 400), 1e-9);
  }
}
