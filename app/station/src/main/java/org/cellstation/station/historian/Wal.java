package org.cellstation.station.historian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.cellstation.drivers.reading.Reading;

/// The write-ahead form of readings. A file is a row of frames, and each frame can be read without
/// any other but for the series' names:
///
/// | bytes | what |
/// |---|---|
/// | 0-3 | `CSW1` |
/// | 4-7 | length of the body |
/// | 8-11 | CRC32C of the body |
/// | then | base instant (ms), then the readings |
///
/// A reading is a count `id * 8 + flags`; 1: the instant differs from the reading before (signed
/// difference follows), 2: a status follows (else GOOD), 4: the value is the one that this series
/// last had in this frame (else 8 bytes follow). Id 0 names a series: id, source, unit.
final class Wal {
  static final int HEADER = 12;
  private static final int MAGIC = 0x43535731;
  private static final int INSTANT = 1;
  private static final int STATUS = 2;
  private static final int SAME = 4;

  private Wal() {}

  /// Puts the readings into the generation and, as one frame, into `out`.
  static void append(Generation to, Reading[] readings, int count, long frame, Bytes out) {
    int start = out.length;
    out.putInt(MAGIC);
    out.putLong(0);
    long before = readings[0].instant().toEpochMilli();
    out.putLong(before);
    Series previous = null;
    for (int i = 0; i < count; i++) {
      Reading reading = readings[i];
      int known = to.series.size();
      Series series = to.series(previous, reading.source(), reading.unit());
      previous = series;
      if (series.id > known) {
        name(series, out);
      }
      long millis = reading.instant().toEpochMilli();
      double value = reading.value();
      byte status = Status.of(reading);
      boolean same =
          series.frame == frame
              && Double.doubleToRawLongBits(series.valueInFrame)
                  == Double.doubleToRawLongBits(value);
      series.frame = frame;
      series.valueInFrame = value;
      int flags =
          (millis == before ? 0 : INSTANT)
              | (status == Status.GOOD ? 0 : STATUS)
              | (same ? SAME : 0);
      out.putCount((long) series.id << 3 | flags);
      if (millis != before) {
        out.putSigned(millis - before);
        before = millis;
      }
      if (status != Status.GOOD) {
        out.put(status);
      }
      if (!same) {
        out.putLong(Double.doubleToRawLongBits(value));
      }
      to.add(series, millis, value, status);
    }
    int body = out.length - start - HEADER;
    out.setInt(start + 4, body);
    CRC32C crc = new CRC32C();
    crc.update(out.array, start + HEADER, body);
    out.setInt(start + 8, (int) crc.getValue());
  }

  private static void name(Series series, Bytes out) {
    out.put(0);
    out.putCount(series.id);
    out.putText(series.source);
    out.putText(series.unit);
  }

  /// @param end behind the last whole frame
  /// @param damaged bytes between whole frames that are no frame
  record Replay(int end, int damaged) {}

  /// Puts every whole frame's readings into the generation.
  static Replay replay(byte[] file, Generation to) {
    List<Series> named = new ArrayList<>();
    int end = 0;
    int damaged = 0;
    int at = 0;
    while (at + HEADER <= file.length) {
      int body = body(file, at);
      if (body < 0) {
        at++;
        continue;
      }
      damaged += at - end;
      if (!readings(new Cursor(file, at + HEADER), at + HEADER + body, named, to)) {
        damaged += HEADER + body;
      }
      at += HEADER + body;
      end = at;
    }
    return new Replay(end, damaged);
  }

  /// The length of the whole frame's body that begins here; -1 when none does.
  private static int body(byte[] file, int at) {
    if (Cursor.intAt(file, at) != MAGIC) {
      return -1;
    }
    int body = Cursor.intAt(file, at + 4);
    if (body < 8 || body > file.length - at - HEADER) {
      return -1;
    }
    CRC32C crc = new CRC32C();
    crc.update(file, at + HEADER, body);
    return (int) crc.getValue() == Cursor.intAt(file, at + 8) ? body : -1;
  }

  /// False when a series is unknown because the frame that named it is damaged; the rest of this
  /// frame is then of no use.
  private static boolean readings(Cursor in, int end, List<Series> named, Generation to) {
    double[] last = new double[named.size() + 1];
    long millis = in.nextLong();
    while (in.at < end) {
      long key = in.nextCount();
      int id = (int) (key >>> 3);
      if (id == 0) {
        int given = (int) in.nextCount();
        while (named.size() < given) {
          named.add(new Series(0, "", ""));
        }
        named.set(given - 1, to.begin(in.nextText(), in.nextText()));
        last = Arrays.copyOf(last, named.size() + 1);
        continue;
      }
      if (id > named.size() || named.get(id - 1).id == 0) {
        return false;
      }
      if ((key & INSTANT) != 0) {
        millis += in.nextSigned();
      }
      byte status = (key & STATUS) != 0 ? (byte) in.next() : Status.GOOD;
      if ((key & SAME) == 0) {
        last[id] = Double.longBitsToDouble(in.nextLong());
      }
      to.add(named.get(id - 1), millis, last[id], status);
    }
    return true;
  }
}
