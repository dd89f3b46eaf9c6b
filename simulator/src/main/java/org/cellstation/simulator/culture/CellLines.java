package org.cellstation.simulator.culture;

import org.cellstation.simulator.culture.CellLine.Breath;
import org.cellstation.simulator.culture.CellLine.Comfort;
import org.cellstation.simulator.culture.CellLine.Death;
import org.cellstation.simulator.culture.CellLine.Growth;
import org.cellstation.simulator.culture.CellLine.Turnover;

/// The kinds of cells there are, as data. Marks as in process.md: [L] published, [C] computed, [F]
/// fitted there to a published end point, [G] common knowledge, [U] uncertain. That cells take up
/// lactate again below some glucose is process.md 1.1; how much, 10 fmol/cell/h, and below which, 1
/// mM, are [U]. The set of CHO has no such term.
public final class CellLines {
  /// T cells of the default donor. [F] to Springuel 2025 and J Biol Eng 2019 by process.md 1.2,
  /// except: qO2 11.7 fmol/cell/h resting [L Hedeskov 1966], 20 growing [U 15..25]; anoxia [U], far
  /// below any working set-point; fT optimum and spread [L for CHO]; fpH, fosm [U]; eddies 20..40
  /// um [G]; diameter resting [G].
  public static final CellLine T =
      new CellLine(
          "T cells",
          new Growth(0.060, 0.5, 0.05, 0.006, Inhibition.half(43, 3), Inhibition.half(6, 2)),
          new Death(0.0010, 0.010, 45, 0, 1, 0.03, 0.15, 0.03, 0.0005, 0.012),
          new Turnover(1.0, 0.045, 1.75, 2.2, 0.004, 0.02, 0.8, 0, 0.010, 1),
          new Breath(0.0117, 0.020, 1.0),
          new Comfort(37, 3.1, 7.2, 0.45, 290, 110, 30, 0.01, 7));

  /// Human mesenchymal stromal cells. muMax 0.040 1/h: doubling 17 h, the fast end of 17..32 h [L
  /// Higuera]; growth ends at lactate 35.4 and NH3 2.4 mM [L Schop 2009], how sharply [U]; YLG 2.0
  /// [L same]; YXG and mG so that a growing monolayer takes 9.2 pmol/cell/day [L same] and a full
  /// one 0.13 pmol/cell/h [L Petry 2018] [F]; glutamine [U]; qO2 95 fmol/cell/h [L Petry 90..100],
  /// resting share [U]; eddies two thirds of a 180 um carrier [G]; diameter [G].
  public static final CellLine MSC =
      new CellLine(
          "MSC",
          new Growth(0.040, 0.3, 0.03, 0.003, Inhibition.end(35.4, 4), Inhibition.end(2.4, 4)),
          new Death(0.0005, 0.010, 45, 0, 1, 0.03, 0.15, 0.01, 0.0005, 0.012),
          new Turnover(0.135, 0.125, 2.0, 1.2, 0.006, 0.02, 0.8, 0, 0.010, 1),
          new Breath(0.060, 0.095, 1.0),
          new Comfort(37, 3.1, 7.3, 0.45, 290, 110, 120, 0.005, 16));

  /// Induced pluripotent stem cells in aggregates. muMax 0.035 1/h: doubling 20 h [G]; 2.8 pmol
  /// glucose per new cell [L Galvanauskas 2019; which of its values belongs where is U],
  /// maintenance [F]: with at most seven volumes of 17.5 mM a day donors come to 33e6/mL in a week,
  /// with up to fourteen to 41e6/mL, where 35e6/mL are published with seven (Manstein 2021, from
  /// memory [U]); fpH as in 1.1, as that culture was held at 7.1 [U]; YLG 1.8 [U, its 1.15 g/g
  /// would be above two]; lactate [G]; qO2 50 amol/cell/s = 180 fmol/cell/h [G]; diameter [G].
  public static final CellLine IPSC =
      new CellLine(
          "iPSC",
          new Growth(0.035, 0.5, 0.05, 0.004, Inhibition.half(30, 3), Inhibition.half(5, 2)),
          new Death(0.0010, 0.010, 40, 0, 1, 0.03, 0.15, 0.02, 0.0005, 0.020),
          new Turnover(0.357, 0.05, 1.8, 1.5, 0.006, 0.02, 0.8, 0, 0.010, 1),
          new Breath(0.120, 0.180, 1.0),
          new Comfort(37, 3.1, 7.2, 0.45, 300, 90, 60, 0.01, 12));

  /// Islet cells after differentiation: no growth, a slow loss [process.md 1.5]; qO2 100
  /// fmol/cell/h [U, 23..139 in Petry T1]; turnover [U].
  public static final CellLine ISLET =
      new CellLine(
          "islets",
          new Growth(0, 0.5, 0.05, 0.004, Inhibition.half(30, 3), Inhibition.half(5, 2)),
          new Death(0.0007, 0.010, 40, 0, 1, 0.03, 0.15, 0.02, 0.0005, 0.020),
          new Turnover(1, 0.08, 1.6, 1, 0.006, 0.02, 0.8, 0, 0.010, 1),
          new Breath(0.100, 0.100, 1.0),
          new Comfort(37, 3.1, 7.3, 0.40, 290, 110, 60, 0.01, 12));

  /// The reference set of process.md 1.3, Bioengineering 2018;5:25 Table 2 [L]; oxygen, lysis,
  /// starvation [U]; fT optimum 36.4, spread 3.12 degC [L insilicho].
  public static final CellLine CHO =
      new CellLine(
          "CHO",
          new Growth(0.039, 1.00, 0.047, 0.006, Inhibition.half(43, 1), Inhibition.half(6.51, 1)),
          new Death(0, 0, 45.8, 0.004, 6.51, 0.03, 0.05, 0.03, 0.0005, 0.012),
          new Turnover(0.357, 0.0692, 0.70, 0.974, 0.0032, 2.1, 0.67, 0.0063, 0, 1),
          new Breath(0.15, 0.25, 1.0),
          new Comfort(36.4, 3.12, 7.1, 0.45, 290, 110, 30, 0.01, 14));

  private CellLines() {}
}
