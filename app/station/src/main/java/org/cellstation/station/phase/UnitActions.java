package org.cellstation.station.phase;

import java.util.Map;
import org.cellstation.drivers.reading.Reading;

/// What a phase may do to its unit. Every action is journaled and takes effect at the first scan
/// after it is on disk.
public interface UnitActions {
  /// The unit's id, as operators read it.
  String unit();

  /// Content above which nothing is to come in, g.
  double maximumGrams();

  /// The present value of a process variable.
  Reading read(String variable);

  /// Seconds of process time since the previous scan.
  double scanSeconds();

  /// Whether the unit has a process variable.
  boolean measures(String variable);

  /// Temperature, gas and agitation on.
  ///
  /// @param setpoints by the name of a loop, of what moves the culture, or `gas flow`
  /// @return empty, or why the unit refuses
  String engage(Map<String, Double> setpoints);

  /// The set-point that a loop has now, of one that follows a master the least that it may be asked
  /// for; `NaN` where there is none.
  double setpoint(String loop);

  /// A new set-point for one loop.
  ///
  /// @return empty, or why the unit refuses
  String setpoint(String loop, double value);

  /// Temperature, gas and agitation off. Only a phase that ends a culture may ask for it.
  void release();

  /// Cells are about to come in, or are being taken out. Arms and disarms the alarms that mean
  /// something only for a culture.
  void culture(boolean cells);

  /// Whether cells are in the unit.
  boolean hasCells();

  /// Exchange of medium at constant weight, from now on.
  ///
  /// @param grams of the vessel's content
  /// @param perDay vessel volumes a day
  /// @param picolitresPerCellAndDay 0 to go by the volumes; else those hold where cells are not
  ///   measured
  /// @return empty, or why the unit refuses
  String exchange(double grams, double perDay, double picolitresPerCellAndDay);

  /// Feed by the profile of the unit's control strategy, from now on.
  ///
  /// @param most mL/min
  /// @param seconds on the profile where it goes on, 0 to begin
  /// @return empty, or why the unit refuses
  String feed(double most, double seconds);

  /// Where the feed is on its profile, s; `NaN` while none runs.
  double feedSeconds();

  /// No exchange and no feed any more: their pumps stop.
  void endSupply();

  /// Sets a pump.
  ///
  /// @param pump `feed`, `permeate`, `inoculum` or `harvest`
  /// @param mlPerMin 0 stops it
  void pump(String pump, double mlPerMin);

  /// Another unit's pump has moved liquid into this one.
  ///
  /// @param millilitres since the last scan
  void cameIn(double millilitres);

  /// Lets gas into the vessel while the loops are off; stops at once, also while the journal cannot
  /// write.
  ///
  /// @param mlPerMin 0 stops it
  /// @return empty, or why the unit refuses
  String gas(double mlPerMin);

  /// What of the unit is not calibrated for so long, in words, empty when all is. Until the unit is
  /// told that nobody waits for it, it may be calibrated although a batch is under way.
  ///
  /// @param hours from now; `NaN` when nobody waits any more
  String calibration(double hours);

  /// Tells the operators something that they acknowledge. The procedure does not wait for it.
  void message(String text);
}
