package org.cellstation.simulator.culture;

import java.util.Optional;

/// The kinds of culture there are, by the name that files use.
public enum CultureKind {
  T_CELLS("t-cells"),
  MSC("msc"),
  IPSC("ipsc"),
  ISLETS("islets"),
  CHO("cho");

  private final String text;

  CultureKind(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// Constants of the default donor.
  public CellLine line() {
    return switch (this) {
      case T_CELLS -> CellLines.T;
      case MSC -> CellLines.MSC;
      case IPSC -> CellLines.IPSC;
      case ISLETS -> CellLines.ISLET;
      case CHO -> CellLines.CHO;
    };
  }

  public static Optional<CultureKind> named(String name) {
    for (CultureKind kind : values()) {
      if (kind.text.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// What else a kind wants to know; others do not look.
  ///
  /// @param stimulusHours how long the stimulus of T cells acts
  /// @param surface offered to anchored cells, cm2/mL
  /// @param fullSurface cells on a full surface, 1/cm2
  /// @param aggregateMicrometres diameter of arriving aggregates
  public record Start(
      double stimulusHours, double surface, double fullSurface, double aggregateMicrometres) {
    /// Three days of stimulus [F process.md 1.2]; a flask filled 2 mm deep, full at 1e5 cells/cm2
    /// [G 5e4..1e5]; 46.6 um [L Galvanauskas 2019].
    public static final Start USUAL = new Start(72, 5, 1e5, 46.6);
  }

  /// Cells of one donor in one medium.
  public Culture culture(Donor donor, Support support, Start start) {
    return switch (this) {
      case T_CELLS -> new TCells(donor, support, start.stimulusHours(), true);
      case MSC ->
          new AnchoredCells(
              donor.individual(line()), support, start.surface(), start.fullSurface());
      case IPSC ->
          new Aggregates(
              donor.individual(line()),
              donor.individual(CellLines.ISLET),
              support,
              start.aggregateMicrometres());
      case ISLETS ->
          new Aggregates(donor.individual(line()), support, start.aggregateMicrometres());
      case CHO -> new FreeCells(donor.individual(line()));
    };
  }
}
