package org.cellstation.app.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cellstation.recipes.exchange.UnitNeed;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;

/// What a recipe asks of equipment, against what a station has: item by item.
public final class EquipmentComparison {
  /// @param words the item, what the recipe asks and what the station has
  public record Item(boolean fits, String words) {
    @Override
    public String toString() {
      return (fits ? "fits     " : "DIFFERS  ") + words;
    }
  }

  private EquipmentComparison() {}

  /// Each role with the unit that fits it best.
  public static List<Item> of(List<UnitNeed> needs, StationConfiguration station) {
    List<Item> items = new ArrayList<>();
    for (UnitNeed need : needs) {
      station.units().stream()
          .map(unit -> items(need, unit))
          .min(Comparator.comparingLong(EquipmentComparison::differences))
          .ifPresentOrElse(
              items::addAll,
              () -> items.add(new Item(false, need.role() + ": the station has no unit")));
    }
    return items;
  }

  public static long differences(List<Item> items) {
    return items.stream().filter(item -> !item.fits()).count();
  }

  private static List<Item> items(UnitNeed need, UnitConfiguration unit) {
    List<Item> items = new ArrayList<>();
    String who = need.role() + " -> " + unit.id() + ": ";
    items.add(
        new Item(
            need.equipmentClass().equals(unit.equipmentClass()),
            who
                + "class "
                + need.equipmentClass()
                + (need.equipmentClass().equals(unit.equipmentClass())
                    ? ""
                    : " is asked for, the unit is a " + unit.equipmentClass())));
    for (String variable : need.variables()) {
      VariableConfiguration measured = unit.variables().get(variable);
      items.add(
          new Item(
              measured != null,
              who
                  + "variable "
                  + variable
                  + (measured != null
                      ? ", from " + measured.source()
                      : " is asked for, the unit does not measure it")));
    }
    for (String variable : need.calibrated()) {
      boolean measured = unit.variables().containsKey(variable);
      items.add(
          new Item(
              measured,
              who
                  + "a valid calibration of "
                  + variable
                  + (measured
                      ? ", to be there when a batch begins"
                      : " is asked for, the unit does not measure it")));
    }
    Bounds volume = need.volume();
    if (volume != null) {
      double most = volume.in("mL").max().value();
      items.add(
          new Item(
              most <= unit.maximumWeightGrams(),
              who
                  + "volume "
                  + volume
                  + " is asked for, the unit takes "
                  + new Quantity(unit.maximumWeightGrams(), "g")));
    }
    if (need.broughtInMillilitres() > 0) {
      double most = unit.maximumWeightGrams();
      boolean holds = need.broughtInMillilitres() <= most;
      items.add(
          new Item(
              holds,
              who
                  + "volume "
                  + new Quantity(need.broughtInMillilitres(), "mL")
                  + " is brought in, the unit takes "
                  + new Quantity(most, "g")));
    }
    for (String shared : need.shared()) {
      items.add(new Item(true, who + "shared equipment " + shared + ", to be there by that name"));
    }
    return items;
  }
}
