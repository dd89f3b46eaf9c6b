package org.cellstation.drivers.lighthouse;

import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;

/// One sample as the counter has stored it: input registers 30001 .. 30076. Counts are cumulative:
/// a channel counts everything of its size and larger. Source: Lighthouse Modbus register map
/// v1.48, data registers and data status byte.
final class CountRecord {
  static final int REGISTERS = 76;

  private static final WordOrder ORDER = WordOrder.HIGH_WORD_FIRST;
  private static final int TIME = 0;
  private static final int SAMPLE_SECONDS = 2;
  private static final int STATUS = 6;
  private static final int FIRST_CHANNEL = 8;
  private static final int VALID_CHANNELS = 73;
  private static final int ALARMS = 75;

  private static final int LASER_ALERT = 1;
  private static final int FLOW_ALERT = 1 << 1;
  private static final int OVERFLOW = 1 << 2;
  private static final int MALFUNCTION = 1 << 3;
  private static final int SAMPLER_ERROR = 1 << 6;

  private final Registers registers;

  CountRecord(Registers registers) {
    this.registers = registers;
  }

  /// When it was recorded, seconds of the counter's own clock.
  long timeSeconds() {
    return unsigned(TIME);
  }

  long sampleSeconds() {
    return unsigned(SAMPLE_SECONDS);
  }

  /// @param channel 0 for the smallest size
  long count(int channel) {
    return unsigned(FIRST_CHANNEL + 2 * channel);
  }

  boolean isValid(int channel) {
    return (registers.unsigned16(VALID_CHANNELS) >> channel & 1) != 0;
  }

  /// Whether any channel has exceeded the threshold set at the counter.
  boolean hasAlarm() {
    return registers.unsigned16(ALARMS) != 0;
  }

  Cause cause() {
    int status = (int) unsigned(STATUS);
    if ((status & (LASER_ALERT | MALFUNCTION | SAMPLER_ERROR)) != 0) {
      return Cause.SENSOR_FAULT;
    }
    if ((status & OVERFLOW) != 0) {
      return Cause.OUT_OF_RANGE;
    }
    return (status & FLOW_ALERT) != 0 ? Cause.SENSOR_FAULT : Cause.NONE;
  }

  /// A wrong flow makes the volume doubtful, everything else the counts themselves.
  Quality quality() {
    if (cause() == Cause.NONE) {
      return Quality.GOOD;
    }
    int status = (int) unsigned(STATUS);
    return (status & (LASER_ALERT | MALFUNCTION | SAMPLER_ERROR | OVERFLOW)) == 0
        ? Quality.UNCERTAIN
        : Quality.BAD;
  }

  private long unsigned(int register) {
    return Integer.toUnsignedLong(registers.bits32(register, ORDER));
  }
}
