package org.cellstation.station.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.control.ControlStrategy;
import org.cellstation.station.control.Equipment;
import org.cellstation.station.control.Limits;
import org.cellstation.station.equipment.UnitClass;
import org.cellstation.station.interlock.InterlockMatrix;
import org.cellstation.station.interlock.VolumeBalance;
import org.jspecify.annotations.Nullable;

/// A station as its configuration file describes it: which instruments hang on which bus, and what
/// they mean on which unit. Whether an instrument is real or simulated is only an address here.
///
/// @param scan period of the control thread, in process time
/// @param calibrations of everything that can be calibrated, whether the file speaks of it or not
/// @param shared equipment that units take turns with, for example a welder
/// @param text the file, exactly as read; behind it the site's own control strategies
/// @param sha256 of that
public record StationConfiguration(
    String name,
    Duration scan,
    List<BusConfiguration> buses,
    List<UnitConfiguration> units,
    List<CalibrationPlan> calibrations,
    List<String> shared,
    String text,
    String sha256) {

  /// A bus with its link, not yet opened, and its instruments, not yet talked to.
  public record BusConfiguration(String id, Link link, List<Instrument> instruments) {}

  /// @param equipmentClass what recipes ask for, one of {@link EquipmentClass}
  /// @param maximumWeightGrams content above which nothing is pumped in
  /// @param workingVolume null when any content up to the maximum weight will do
  /// @param control its loops; what they need, the unit has
  /// @param alarms those of the interlocks among them
  /// @param balance how the volume balance is reckoned
  public record UnitConfiguration(
      String id,
      String title,
      String equipmentClass,
      double maximumWeightGrams,
      @Nullable Bounds workingVolume,
      Map<String, VariableConfiguration> variables,
      Map<String, OutputConfiguration> outputs,
      ControlStrategy control,
      List<AlarmDefinition> alarms,
      InterlockMatrix interlocks,
      VolumeBalance.Settings balance) {

    /// What its class measures and drives.
    public UnitClass unitClass() {
      return UnitClass.named(equipmentClass)
          .orElseThrow(() -> new IllegalStateException("no class " + equipmentClass));
    }

    /// What it has for its loops.
    public Equipment equipment() {
      Map<String, Limits> ranges = new LinkedHashMap<>();
      outputs.forEach(
          (name, output) ->
              ranges.put(name, new Limits(output.setting().min(), output.setting().max())));
      return new Equipment(Set.copyOf(variables.keySet()), Map.copyOf(ranges));
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
