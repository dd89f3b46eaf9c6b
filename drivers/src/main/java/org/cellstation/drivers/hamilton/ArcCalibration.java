package org.cellstation.drivers.hamilton;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.calibration.CalibrationPoint;
import org.cellstation.drivers.calibration.CalibrationResult;
import org.cellstation.drivers.calibration.CalibrationState;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// Calibration of an Arc sensor at its points CP1 and CP2 with a standard and CP6 with the culture
/// itself. Each writes the sensor's memory once, never more, and only when a person asks. Source:
/// manual 624300/01, "Calibration"; command numbers of CP6 from an open driver. Owner thread only.
final class ArcCalibration {
  private static final WordOrder ORDER = WordOrder.LOW_WORD_FIRST;
  private static final int PRODUCT_COMMAND = 5340 - 1;
  private static final int PRODUCT_ASSIGN = 5322 - 1;
  private static final int COMMAND_INITIAL = 1;
  private static final int COMMAND_CANCEL = 2;

  /// The sensor's measured state: its primary reading, its temperature.
  interface Measured {
    Reading value(Line line) throws BusException;

    Reading temperature(Line line) throws BusException;
  }

  /// One point's registers.
  ///
  /// @param start where a standard's value is written
  /// @param firstBit of its eight status bits
  private record Place(CalibrationPoint point, ModbusUnit.Query block, int start, int firstBit) {}

  private final String id;
  private final ModbusUnit unit;
  private final int unitBit;
  private final ArcDiagnosis diagnosis;
  private final Measured measured;
  private final List<Place> places;

  ArcCalibration(
      String id,
      ModbusUnit unit,
      int unitBit,
      ArcDiagnosis diagnosis,
      Measured measured,
      List<CalibrationPoint> points) {
    this.id = id;
    this.unit = unit;
    this.unitBit = unitBit;
    this.diagnosis = diagnosis;
    this.measured = measured;
    this.places =
        List.of(
            new Place(points.get(0), unit.holding(5158 - 1, 6), 5162 - 1, 0),
            new Place(points.get(1), unit.holding(5190 - 1, 6), 5194 - 1, 8),
            new Place(points.get(2), unit.holding(5318 - 1, 6), PRODUCT_ASSIGN, 24));
  }

  List<CalibrationPoint> points() {
    return places.stream().map(Place::point).toList();
  }

  CalibrationState begin(Line line, CalibrationPoint point) throws BusException {
    Place place = place(point);
    CalibrationState state = sound(line);
    if (point.product()) {
      command(line, COMMAND_INITIAL);
      int status = unit.read(line, place.block).bits32(0, ORDER);
      if ((status & ArcStatus.PRODUCT_INITIAL) == 0) {
        throw refused(
            line,
            "did not keep its value for the product calibration: "
                + explained(ArcStatus.product(status)));
      }
    }
    return state;
  }

  CalibrationResult perform(Line line, CalibrationPoint point, double value) throws BusException {
    Place place = place(point);
    if (!point.takes(value)) {
      throw new IllegalArgumentException(
          "%s: %s takes %s .. %s %s, not %s"
              .formatted(id, point.name(), point.min(), point.max(), point.unit(), value));
    }
    CalibrationState asFound = sound(line);
    Registers before = unit.read(line, place.block);
    if (!point.product() && before.bits32(2, ORDER) != unitBit) {
      throw refused(line, point.name() + " is kept in another unit than " + point.unit());
    }
    if (point.product() && (before.bits32(0, ORDER) & ArcStatus.PRODUCT_INITIAL) == 0) {
      throw refused(line, "keeps no value to hold the laboratory's against; begin again");
    }
    write(line, place.start, ORDER.float32(value));
    Registers after = unit.read(line, place.block);
    CalibrationState asLeft = state(measured.value(line), measured.temperature(line), line);
    return point.product()
        ? product(after, point, value, asFound, asLeft)
        : standard(after, place, value, asFound, asLeft);
  }

  private static CalibrationResult standard(
      Registers block,
      Place place,
      double value,
      CalibrationState asFound,
      CalibrationState asLeft) {
    int status = ArcStatus.ofPoint(block.bits32(0, ORDER), place.firstBit);
    List<String> words = new ArrayList<>(ArcStatus.point(status));
    float kept = block.float32(4, ORDER);
    if (words.isEmpty() && kept != (float) value) {
      words.add("the sensor kept " + kept + " instead of " + value);
    }
    return new CalibrationResult(
        place.point, value, asFound, asLeft, words.isEmpty(), ArcStatus.stable(status), words);
  }

  private static CalibrationResult product(
      Registers block,
      CalibrationPoint point,
      double value,
      CalibrationState asFound,
      CalibrationState asLeft) {
    int status = block.bits32(0, ORDER);
    List<String> words = new ArrayList<>(ArcStatus.product(status));
    int inForce = ArcStatus.PRODUCT_ACTIVE | ArcStatus.PRODUCT_ASSIGNED;
    if (words.isEmpty() && (status & inForce) != inForce) {
      words.add("the product calibration is not in force");
    }
    return new CalibrationResult(point, value, asFound, asLeft, words.isEmpty(), true, words);
  }

  void cancel(Line line, CalibrationPoint point) throws BusException {
    if (place(point).point.product()) {
      command(line, COMMAND_CANCEL);
    }
  }

  private void command(Line line, int command) throws BusException {
    byte[] data = new byte[4];
    ORDER.put(data, 0, command);
    write(line, PRODUCT_COMMAND, data);
  }

  private void write(Line line, int register, byte[] data) throws BusException {
    long written = diagnosis.flashWrites(line);
    if (written >= ArcDiagnosis.MOST_FLASH_WRITES) {
      throw refused(
          line, "its memory was written " + written + " times and is worn out; replace the sensor");
    }
    ArcLevel.ADMINISTRATOR.with(line, unit, () -> unit.write(line, register, data));
  }

  /// The state of a sensor that may be calibrated from. A sensor that only warns may: a warning is
  /// often that it wants to be calibrated.
  private CalibrationState sound(Line line) throws BusException {
    Reading value = measured.value(line);
    if (value.quality() == Quality.BAD) {
      throw refused(
          line,
          "has no sound value to calibrate from (%s%s)"
              .formatted(
                  value.cause().text(),
                  diagnosis.remark().isEmpty() ? "" : ": " + diagnosis.remark()));
    }
    return state(value, measured.temperature(line), line);
  }

  private CalibrationState state(Reading value, Reading temperature, Line line)
      throws BusException {
    return new CalibrationState(value.value(), temperature.value(), diagnosis.quality(line));
  }

  private Place place(CalibrationPoint point) {
    for (Place place : places) {
      if (place.point.equals(point)) {
        return place;
      }
    }
    throw new IllegalArgumentException(id + " has no calibration point " + point.name());
  }

  private static String explained(List<String> words) {
    return words.isEmpty() ? "no reason given" : String.join("; ", words);
  }

  private BusException.Refused refused(Line line, String what) {
    return new BusException.Refused(line.address(), id, what);
  }
}
