package org.cellstation.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.emulator.NutServer;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.jspecify.annotations.Nullable;

/// What a skid runs on: the mains of the building, site `room`, and behind them a UPS where there
/// is one. When they are lost, what it does not carry goes dark at once, and the rest when its
/// battery is empty; with the mains all of it comes back. Owned by the thread that steps the skid.
final class Mains {
  static final String SITE = "room";

  private final FaultState room;
  private final @Nullable NutServer ups;
  private final List<FaultState> carried = new ArrayList<>();
  private final List<FaultState> others = new ArrayList<>();
  private boolean building = true;
  private boolean skid = true;

  /// A skid without a UPS, whose instruments are all among the sites.
  Mains(Faults faults) {
    this(faults, faults.add(SITE, EnumSet.of(Fault.MAINS_LOST)), null, Set.of());
  }

  /// @param faults whose sites are all there is on the skid
  /// @param room where the mains can be lost
  /// @param ups null for none
  /// @param without sites that it does not carry
  Mains(Faults faults, FaultState room, @Nullable NutServer ups, Set<String> without) {
    this.room = room;
    this.ups = ups;
    for (Map.Entry<String, Set<Fault>> site : faults.possible().entrySet()) {
      FaultState state = faults.of(site.getKey());
      if (site.getValue().contains(Fault.POWER_LOST) && !state.isBus()) {
        (without.contains(site.getKey()) ? others : carried).add(state);
      }
    }
  }

  /// Before each step, who has power.
  void act() {
    boolean there = !room.has(Fault.MAINS_LOST);
    if (there != building) {
      building = there;
      others.forEach(site -> site.supply(there));
    }
    boolean on = there;
    if (ups != null) {
      ups.setMains(there);
      on = ups.supplies();
    }
    if (on != skid) {
      skid = on;
      for (FaultState site : carried) {
        site.supply(on);
      }
    }
  }

  /// Whether the building has power.
  boolean building() {
    return building;
  }

  /// Whether the skid has power.
  boolean skid() {
    return skid;
  }
}
