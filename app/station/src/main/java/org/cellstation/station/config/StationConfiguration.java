package org.cellstation.station.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.equipment.UnitClass;

/// A station as its configuration file describes it: which instruments hang on which bus, and what
/// they mean on which unit. Whether an instrument is real or simulated is only an address here.
///
/// @param scan period of the control thread, in process time
/// @param calibrations of everything that can be calibrated, whether the file speaks of it or not
/// @param text the file, exactly as read
/// @param sha256 of the file's bytes
public record StationConfiguration(
    String name,
    Duration scan,
    List<BusConfiguration> buses,
    List<UnitConfiguration> units,
    List<CalibrationPlan> calibrations,
    String text,
    String sha256) {

  /// A bus with its link, not yet opened, and its instruments, not yet talked to.
  public record BusConfiguration(String id, Link link, List<Instrument> instruments) {}

  /// @param equipmentClass what recipes ask for, one of {@link EquipmentClass}
  /// @param maximumWeightGrams content above which nothing is pumped in
  public record UnitConfiguration(
      String id,
      String title,
      String equipmentClass,
      double maximumWeightGrams,
      Map<String, VariableConfiguration> variables,
      Map<String, OutputConfiguration> outputs,
      List<AlarmDefinition> alarms) {

    /// What its class measures and drives.
    public UnitClass unitClass() {
      return UnitClass.named(equipmentClass)
          .orElseThrow(() -> new IllegalStateException("no class " + equipmentClass));
    }

    /// Whether it measures or drives anything with this instrument.
    public boolean uses(String instrument) {
      String prefix = instrument + ".";
      return variables.values().stream().anyMatch(v -> v.source().startsWith(prefix))
          || outputs.values().stream().anyMatch(o -> o.to().startsWith(prefix));
    }
  }

  /// @param source `instrument.signal`
  /// @param unit of the signal
  /// @param low end of the displayed range
  /// @param high end of the displayed range
  /// @param staleAfter age from which a reading is not believed any more
  public record VariableConfiguration(
      String source, String unit, double low, double high, int decimals, Duration staleAfter) {}

  /// @param bus the bus that carries it
  /// @param to `instrument.setting`
  /// @param setting with the limits the device has
  /// @param safe sent when the station cannot judge any more
  public record OutputConfiguration(
      String bus, String to, Instrument.Setting setting, double safe) {}
}
