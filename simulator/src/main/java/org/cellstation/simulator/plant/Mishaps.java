package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Gas;

/// What goes wrong with the plant itself during a step, beside what instruments do (process.md
/// 2.6). Switched by whoever knows the faults, read by the physics; one thread. Nothing of it lasts
/// longer than it is switched on, except what it did to the liquid.
public final class Mishaps {
  /// What can go wrong with a pump's line.
  public static final class Line {
    /// The head turns backwards: what should come in is drawn out, and back.
    public boolean reversed;

    /// A clamp was not opened, or a tube is kinked.
    public boolean clampClosed;

    /// The bottle is empty: the head turns in air.
    public boolean bottleEmpty;

    /// How much of what the head moves goes through: less when the tubing slips, more when it is
    /// too wide.
    public double share = 1;
  }

  /// What can go wrong with a gas line.
  public static final class GasLine {
    /// What truly comes out of it.
    public Gas gas;

    /// What flows through its valve at least, also without power.
    public double leakMillilitresPerMinute;

    GasLine(Gas right) {
      gas = right;
    }
  }

  public final Line feed = new Line();
  public final Line permeate = new Line();
  public final Line inoculum = new Line();
  public final Line harvest = new Line();
  public final Line base = new Line();
  public final Line acid = new Line();
  public final Line antifoam = new Line();
  public final Line recirculation = new Line();

  public final GasLine air = new GasLine(Gas.AIR);
  public final GasLine oxygen = new GasLine(Gas.OXYGEN);
  public final GasLine carbonDioxide = new GasLine(Gas.CARBON_DIOXIDE);
  public final GasLine nitrogen = new GasLine(Gas.NITROGEN);

  /// Suspension that is lost through a hole.
  public double leakMillilitresPerMinute;

  /// Protein or a wrong medium foams far beyond the ordinary.
  public boolean foaming;

  /// Share of the exhaust filter that is closed, 0..1.
  public double exhaustFilterBlocked;

  /// How many times faster than usual the permeate filter fouls.
  public double fouling = 1;

  /// Share of the permeate filter's retention that is lost, 0..1.
  public double retentionLost;

  public boolean heaterStuckOn;
  public boolean heaterStuckOff;

  /// Heater (a stuck one too), cooler, drives and pumps stand; gas valves close as far as they can.
  public boolean powerLost;
}
