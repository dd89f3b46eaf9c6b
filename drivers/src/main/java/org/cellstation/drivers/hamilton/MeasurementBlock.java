package org.cellstation.drivers.hamilton;

import java.time.Instant;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.Tag;

/// The ten registers of a measurement channel: unit, value, status, smallest and largest value.
/// Source: pH Arc Programmer's Manual 624300/01, "Measurement: values".
final class MeasurementBlock {
  static final int REGISTERS = 10;

  private static final WordOrder ORDER = WordOrder.LOW_WORD_FIRST;

  /// Temperature outside the measuring (01) or operating (02) range: the sensor does not vouch for
  /// the value.
  private static final int OUTSIDE_TEMPERATURE = 0x03;

  // Bit 04 only says that the calibration status is not zero, which an assigned product calibration
  // makes it too; a calibration that matters raises a warning or an error of its own.
  private static final int WARNING = 0x08;
  private static final int ERROR = 0x10;

  private MeasurementBlock() {}

  /// @param unitBit the unit that `tag` promises; a value in another unit is no value
  static Reading read(Registers block, int unitBit, Tag tag, Instant now) {
    float value = block.float32(2, ORDER);
    if (block.bits32(0, ORDER) != unitBit || !Float.isFinite(value)) {
      return tag.bad(Cause.SENSOR_FAULT, now);
    }
    int status = block.bits32(4, ORDER);
    if ((status & ERROR) != 0) {
      return tag.bad(value, Cause.SENSOR_FAULT, now);
    }
    boolean inside = value >= block.float32(6, ORDER) && value <= block.float32(8, ORDER);
    if (!inside || (status & OUTSIDE_TEMPERATURE) != 0) {
      return tag.bad(value, Cause.OUT_OF_RANGE, now);
    }
    if ((status & WARNING) != 0) {
      return tag.uncertain(value, Cause.SENSOR_FAULT, now);
    }
    return tag.good(value, now);
  }
}
