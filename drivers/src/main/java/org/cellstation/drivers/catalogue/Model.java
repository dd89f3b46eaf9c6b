package org.cellstation.drivers.catalogue;

import java.time.Duration;
import org.cellstation.drivers.bronkhorst.FlowController;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.hamilton.ArcSensor;
import org.cellstation.drivers.ika.Rocker;
import org.cellstation.drivers.ismatec.RegloIcc;
import org.cellstation.drivers.mettler.SicsBalance;
import org.cellstation.drivers.omron.E5ccController;

/// Every model the station can talk to, with its options and their defaults.
enum Model {
  HAMILTON_PH_ARC("hamilton-ph-arc", ms(1000), ms(300), ms(5)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      return new ArcSensor(id, ArcSensor.Kind.PH_ARC, options.integer(ADDRESS, 1, 1, 32), timing);
    }
  },
  HAMILTON_VISIFERM_DO("hamilton-visiferm-do", ms(1000), ms(300), ms(5)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      return new ArcSensor(
          id, ArcSensor.Kind.VISIFERM_DO, options.integer(ADDRESS, 1, 1, 32), timing);
    }
  },
  OMRON_E5CC("omron-e5cc", ms(1000), ms(300), ms(5)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      int address = options.integer(ADDRESS, 1, 1, 99);
      double min = options.decimal("min", 0, -100, 300);
      double max = options.decimal("max", 60, min, 300);
      return new E5ccController(id, address, min, max, timing);
    }
  },
  BRONKHORST_MODBUS("bronkhorst-modbus", ms(1000), ms(500), ms(0)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      int unit = options.integer(ADDRESS, 1, 1, 247);
      double capacity = options.decimal("capacity", 500, 0.001, 1_000_000);
      return new FlowController(id, unit, capacity, timing);
    }
  },
  METTLER_SICS("mettler-sics", ms(2000), ms(1000), ms(0)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      return new SicsBalance(id, timing);
    }
  },
  ISMATEC_REGLO_ICC("ismatec-reglo-icc", ms(2000), ms(300), ms(0)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      int channels = options.integer("channels", RegloIcc.MOST_CHANNELS, 1, RegloIcc.MOST_CHANNELS);
      return new RegloIcc(id, channels, options.decimal("max", 100, 0.001, 1000), timing);
    }
  },
  IKA_ROCKER("ika-rocker", ms(1000), ms(500), ms(100)) {
    @Override
    Instrument create(String id, Options options, Timing timing) {
      double max = options.decimal("max", 42, 1, 1000);
      double safeRate = options.decimal("safe-rate", Math.min(15, max), 0, max);
      Duration watchdog =
          options.duration(
              "watchdog", Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(1500));
      return new Rocker(id, max, safeRate, watchdog, timing);
    }
  };

  private static final String ADDRESS = "address";

  private final String model;
  private final Duration period;
  private final Duration timeout;
  private final Duration gap;

  Model(String model, Duration period, Duration timeout, Duration gap) {
    this.model = model;
    this.period = period;
    this.timeout = timeout;
    this.gap = gap;
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  String model() {
    return model;
  }

  Instrument create(String id, Options options) {
    Timing timing =
        new Timing(
            options.duration("period", period, ms(100), Duration.ofHours(1)),
            options.duration("timeout", timeout, ms(10), Duration.ofSeconds(10)),
            options.duration("gap", gap, Duration.ZERO, Duration.ofSeconds(1)));
    Instrument instrument = create(id, options, timing);
    options.finish();
    return instrument;
  }

  abstract Instrument create(String id, Options options, Timing timing);
}
