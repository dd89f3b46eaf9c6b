package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.VIABLE;

import org.cellstation.simulator.vessel.Footing;

/// Cells that grow on a surface only: on microcarriers, in hollow fibres, in flasks. Suspended ones
/// attach, attached ones spread, grow until the surface is full, and come off. Source: process.md
/// 1.4, symbols as in Jossen 2018.
public final class AnchoredCells extends Population {
  /// Attachment, 1/h [U 0.1..0.5].
  private static final double ATTACHING = 0.3;

  /// Detachment at rest, 1/h, and what stirring at the harmful dissipation adds [U].
  private static final double DETACHING = 0.001;

  private static final double TORN_OFF = 0.004;

  /// Death of what finds no hold, 1/h [U].
  private static final double HOMELESS_DEATH = 0.01;

  /// Time until attached cells grow, h, in two stages [U 24].
  private static final double LAG = 24;

  /// New carriers taken over at once at half confluence: 20..30 % [G]; the others in about two days
  /// [U].
  private static final double TAKEN_AT_ONCE = 0.25;

  private static final double TAKING_HOURS = 48;

  // Own states: share of the viable cells that are attached; surface and the part of it that cells
  // have reached, cm2 for each million viable cells; two stages of getting ready.
  private static final int ATTACHED = 0;
  private static final int SURFACE = 1;
  private static final int REACHED = 2;
  private static final int SPREADING = 3;
  private static final int READY = 4;
  private static final int STATES = 5;

  /// Fewer are none, 1e9.
  private static final double HARDLY_ANY = 1e-12;

  private Support support;
  private final boolean stays;
  private final double fullPerSquareCentimetre;

  /// Of all the surface that there was, cm2.
  private double total;

  /// All viable cells before the step, 1e9; the well mixed litres, and viable cells in each.
  private double housed;

  private double mixed;
  private double before;

  /// Surface before the step, cm2 for each million viable cells.
  private double shared;

  /// Of the surface, what no cell has come to yet, cm2.
  private double unseen;

  /// @param footing what the vessel offers
  public AnchoredCells(CellLine line, Support support, Footing footing) {
    super(line, true, STATES);
    this.support = support;
    stays = footing.stays();
    fullPerSquareCentimetre = footing.fullPerSquareCentimetre();
    total = footing.squareCentimetres();
    unseen = total;
  }

  @Override
  public void arrive(double share) {
    double kept = 1 - Math.clamp(share, 0, 1);
    own[ATTACHED] *= kept;
    own[SURFACE] *= kept;
    own[REACHED] *= kept;
    own[SPREADING] *= kept;
    own[READY] *= kept;
  }

  @Override
  public void treat(Treatment treatment) {
    if (treatment instanceof Treatment.Carriers(double squareCentimetres)) {
      total += squareCentimetres;
      unseen += squareCentimetres;
    }
  }

  @Override
  public void wash(Support medium, double share) {
    support = support.towards(medium, share);
  }

  /// Carriers are shared out once and then stay with the cells on them; a wall is there for whoever
  /// lives in the vessel.
  @Override
  public void house(double viable, double litres) {
    housed = viable;
    mixed = litres;
    if (viable <= HARDLY_ANY) {
      return;
    }
    if (stays) {
      houseAnew(viable);
    } else if (unseen > 0) {
      double added = each(unseen, viable);
      boolean first = own[SURFACE] <= 0;
      double atOnce = first ? 1 : TAKEN_AT_ONCE * Math.min(1, confluence() / 0.5);
      own[SURFACE] += added;
      own[REACHED] += added * atOnce;
      unseen = 0;
    }
  }

  @Override
  public void houseAnew(double viable) {
    if (viable > HARDLY_ANY) {
      own[SURFACE] = each(total, viable);
      own[REACHED] = own[SURFACE];
      unseen = 0;
    }
  }

  /// cm2 for each million cells.
  private static double each(double squareCentimetres, double viable) {
    return squareCentimetres / (viable * 1000);
  }

  /// Carriers come along; whoever grew on a wall has left it.
  @Override
  void joined(Population newcomers, double share) {
    if (((AnchoredCells) newcomers).stays) {
      own[ATTACHED] -= newcomers.own[ATTACHED] * share;
      own[SURFACE] -= newcomers.own[SURFACE] * share;
      own[REACHED] -= newcomers.own[REACHED] * share;
    }
  }

  @Override
  public double attached() {
    return own[ATTACHED];
  }

  /// Attached cells over what the reached surface holds.
  public double confluence() {
    return own[REACHED] > 0 ? own[ATTACHED] / capacity(own[REACHED]) : 0;
  }

  /// Surface, cm2 for each million viable cells.
  public double surface() {
    return own[SURFACE];
  }

  /// Million cells that a surface holds, cm2.
  private double capacity(double squareCentimetres) {
    return squareCentimetres * fullPerSquareCentimetre * 1e-6;
  }

  @Override
  void begin(double[] c) {
    before = c[VIABLE];
    shared = own[SURFACE];
  }

  /// The surface is there whoever is born or dies: what a step makes of it is set right by the
  /// number of cells that it leaves, of which some may not be mixed in yet.
  @Override
  void pass(double[] c, double hours) {
    double left = housed + (c[VIABLE] - before) * mixed;
    if (left > HARDLY_ANY && shared > 0 && own[SURFACE] > 0) {
      double part = shared * housed / left / own[SURFACE];
      own[SURFACE] *= part;
      own[REACHED] *= part;
    }
  }

  @Override
  void slopes(double[] s, double oxygen, double ahead, double[] out) {
    double attached = Math.min(1, s[OWN + ATTACHED]);
    double reached = s[OWN + REACHED];
    double full = capacity(reached);
    double room = full > 0 ? Math.max(0, 1 - attached / full) : 0;
    double ready = s[OWN + READY];
    metabolise(
        s,
        oxygen,
        support.growth() * ready * attached * room,
        1,
        support.death(),
        HOMELESS_DEATH * (1 - attached),
        out);
    double net = net(s, out);
    double tearing = DETACHING + TORN_OFF * roughness();
    double settled = ATTACHING * (1 - attached) * room;
    // New cells are born attached; of the free ones the homeless die beside the others.
    out[OWN + ATTACHED] =
        growth()
            + settled
            - tearing * attached
            - attached * (growth() - HOMELESS_DEATH * (1 - attached));
    out[OWN + SURFACE] = -net * s[OWN + SURFACE];
    double confluence = full > 0 ? Math.min(1, attached / full) : 0;
    out[OWN + REACHED] =
        -net * reached
            + Math.max(0, s[OWN + SURFACE] - reached) * Math.min(1, 2 * confluence) / TAKING_HOURS;
    double stage = 2 / LAG;
    out[OWN + SPREADING] = stage * (attached - s[OWN + SPREADING]);
    out[OWN + READY] = stage * (s[OWN + SPREADING] - ready);
  }
}
