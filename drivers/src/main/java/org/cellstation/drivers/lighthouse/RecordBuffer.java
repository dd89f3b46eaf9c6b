package org.cellstation.drivers.lighthouse;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.modbus.ModbusUnit;

/// The counter's memory of samples, oldest first. The record index chooses which one the data
/// registers show; FFFF is the newest. Reading one clears NEW DATA, whichever it was, so what is
/// new is told by the time in the record, and a record is given out once however often it is read.
/// Owner thread only.
final class RecordBuffer {
  private static final int RECORD_COUNT = 40024 - 40001;
  private static final int RECORD_INDEX = 40025 - 40001;
  private static final int NEWEST = 0xFFFF;

  /// What a poll catches up with at most, for the neighbours on the line.
  private static final int MOST_AT_ONCE = 10;

  private static final long NOTHING = -1;

  private final ModbusUnit unit;
  private final ModbusUnit.Query recordCount;
  private final ModbusUnit.Query record;
  private long givenOut = NOTHING;
  private boolean behind;

  RecordBuffer(ModbusUnit unit) {
    this.unit = unit;
    this.recordCount = unit.holding(RECORD_COUNT, 1);
    this.record = unit.input(0, CountRecord.REGISTERS);
  }

  /// After trouble NEW DATA may have been cleared by a reading that never arrived.
  void distrust() {
    behind = true;
  }

  /// Whether to look although the counter announces nothing new.
  boolean isBehind() {
    return behind;
  }

  /// The records since the last one given out, oldest first. They count as given out when {@link
  /// #given} is called. Of the time before the first call only the newest is of interest.
  List<CountRecord> news(Line line) throws BusException {
    int count = unit.read(line, recordCount).unsigned16(0);
    if (count == 0) {
      return List.of();
    }
    CountRecord newest = at(line, NEWEST);
    if (newest.timeSeconds() == givenOut) {
      return List.of();
    }
    // A counter whose clock was set back starts anew.
    if (givenOut == NOTHING || newest.timeSeconds() < givenOut || count == 1) {
      return List.of(newest);
    }
    if (at(line, count - 2).timeSeconds() <= givenOut) {
      return List.of(newest);
    }
    return between(line, firstAfterGivenOut(line, count), count);
  }

  private List<CountRecord> between(Line line, int first, int count) throws BusException {
    List<CountRecord> records = new ArrayList<>();
    for (int i = first; i < Math.min(count, first + MOST_AT_ONCE); i++) {
      records.add(at(line, i));
    }
    return records;
  }

  private int firstAfterGivenOut(Line line, int count) throws BusException {
    int from = 0;
    int to = count - 2;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (at(line, middle).timeSeconds() > givenOut) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private CountRecord at(Line line, int index) throws BusException {
    unit.write(line, RECORD_INDEX, index);
    return new CountRecord(unit.read(line, record));
  }

  /// The newest of these has reached whoever it is for.
  void given(List<CountRecord> records) {
    behind = records.size() == MOST_AT_ONCE;
    if (!records.isEmpty()) {
      givenOut = records.getLast().timeSeconds();
    }
  }
}
