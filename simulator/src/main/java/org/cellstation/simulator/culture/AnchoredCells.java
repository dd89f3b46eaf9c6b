package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.VIABLE;

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

  private final Support support;
  private final double fullPerSquareCentimetre;
  private double offered;

  /// @param squareCentimetresPerMillilitre surface offered in the liquid the first cells come to
  /// @param fullPerSquareCentimetre cells on a full surface: 5e4 in motion, up to 2e5 at rest [L
  ///   Petry 2018]
  public AnchoredCells(
      CellLine line,
      Support support,
      double squareCentimetresPerMillilitre,
      double fullPerSquareCentimetre) {
    super(line, true, STATES);
    this.support = support;
    this.fullPerSquareCentimetre = fullPerSquareCentimetre;
    offered = squareCentimetresPerMillilitre;
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

  /// Further carriers come into the liquid; cells walk over from bead to bead.
  public void addSurface(double squareCentimetresPerMillilitre) {
    offered += squareCentimetresPerMillilitre;
  }

  /// Share of the viable cells that are attached.
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
    double viable = c[VIABLE];
    if (offered <= 0 || viable <= 0) {
      return;
    }
    double added = offered / viable;
    boolean first = own[SURFACE] <= 0;
    double atOnce = first ? 1 : TAKEN_AT_ONCE * Math.min(1, confluence() / 0.5);
    own[SURFACE] += added;
    own[REACHED] += added * atOnce;
    offered = 0;
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
