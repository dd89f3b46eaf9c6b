package org.cellstation.drivers.hamilton;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// What an Arc sensor knows of itself and what changes slowly: quality, warnings, errors, hours and
/// counters. Asked one block a poll, so that a round never delays the neighbours on the line, and a
/// round only every ten minutes; at once when the sensor's measuring status changes. Owner thread
/// only.
final class ArcDiagnosis {
  private static final System.Logger LOG = System.getLogger(ArcDiagnosis.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final WordOrder ORDER = WordOrder.LOW_WORD_FIRST;

  /// Written so often, the sensor's memory may fail. The manual allows 100 000.
  static final long MOST_FLASH_WRITES = 100_000;

  private static final long WORN = 90_000;
  private static final int BLOCKS = 5;

  private final ModbusUnit unit;
  private final ModbusUnit.Query warnings;
  private final ModbusUnit.Query errors;
  private final ModbusUnit.Query quality;
  private final ModbusUnit.Query hours;
  private final ModbusUnit.Query counters;
  private final Tag qualityTag;
  private final Tag hoursTag;
  private final Tag powerUpsTag;
  private final Tag flashTag;
  private List<String> warned = List.of();
  private List<String> faults = List.of();
  private boolean worn;
  private int lastStatus;
  private int next = BLOCKS;
  private Instant due = Instant.MIN;
  private String remark = "";

  ArcDiagnosis(ModbusUnit unit, Tag quality, Tag hours, Tag powerUps, Tag flash) {
    this.unit = unit;
    this.warnings = unit.holding(4736 - 1, 8);
    this.errors = unit.holding(4800 - 1, 8);
    this.quality = unit.holding(4872 - 1, 2);
    this.hours = unit.holding(4676 - 1, 6);
    this.counters = unit.holding(4682 - 1, 6);
    this.qualityTag = quality;
    this.hoursTag = hours;
    this.powerUpsTag = powerUps;
    this.flashTag = flash;
  }

  /// Whatever was known may be another sensor's.
  void forget() {
    next = BLOCKS;
    due = Instant.MIN;
    warned = List.of();
    faults = List.of();
    worn = false;
    remark = "";
  }

  /// @param status of the measuring channel
  void poll(Line line, int status, ReadingSink sink) throws BusException {
    Instant now = line.now();
    if (status != lastStatus || !now.isBefore(due) || now.isBefore(due.minus(EVERY))) {
      lastStatus = status;
      due = now.plus(EVERY);
      next = 0;
    }
    if (next < BLOCKS) {
      int block = next++;
      try {
        read(block, line, sink);
      } catch (BusException.Refused unknown) {
        // A firmware without this block still measures.
        LOG.log(Level.DEBUG, unknown.getMessage());
      }
    }
  }

  private void read(int block, Line line, ReadingSink sink) throws BusException {
    switch (block) {
      case 0 -> {
        warned = fourWords(unit.read(line, warnings), ArcStatus::warnings);
        compose();
      }
      case 1 -> {
        faults = fourWords(unit.read(line, errors), ArcStatus::errors);
        compose();
      }
      case 2 -> {
        float percent = unit.read(line, quality).float32(0, ORDER);
        number(qualityTag, percent, percent >= 0 && percent <= 100, line, sink);
      }
      case 3 -> {
        float total = unit.read(line, hours).float32(0, ORDER);
        number(hoursTag, total, total >= 0 && Float.isFinite(total), line, sink);
      }
      default -> {
        Registers counts = unit.read(line, counters);
        number(
            powerUpsTag,
            (double) Integer.toUnsignedLong(counts.bits32(0, ORDER)),
            true,
            line,
            sink);
        long flash = flashWrites(counts);
        number(flashTag, (double) flash, true, line, sink);
        worn = flash >= WORN;
        compose();
      }
    }
  }

  private static void number(Tag tag, double value, boolean sound, Line line, ReadingSink sink) {
    sink.accept(sound ? tag.good(value, line.now()) : tag.bad(Cause.SENSOR_FAULT, line.now()));
  }

  private static long flashWrites(Registers counters) {
    return Integer.toUnsignedLong(counters.bits32(4, ORDER));
  }

  /// How often the sensor's memory was written, as the sensor counts.
  long flashWrites(Line line) throws BusException {
    return flashWrites(unit.read(line, counters));
  }

  float quality(Line line) throws BusException {
    return unit.read(line, quality).float32(0, ORDER);
  }

  @FunctionalInterface
  private interface Words {
    List<String> of(int group, int bits);
  }

  private static List<String> fourWords(Registers block, Words words) {
    List<String> all = new ArrayList<>();
    for (int group = 0; group < ArcStatus.GROUPS.size(); group++) {
      all.addAll(words.of(group, block.bits32(2 * group, ORDER)));
    }
    return all;
  }

  private void compose() {
    List<String> all = new ArrayList<>(faults);
    all.addAll(warned);
    if (worn) {
      all.add("the sensor's memory is nearly worn out by writing");
    }
    remark = String.join("; ", all);
  }

  /// What the sensor complains about, errors first; empty when it does not.
  String remark() {
    return remark;
  }
}
