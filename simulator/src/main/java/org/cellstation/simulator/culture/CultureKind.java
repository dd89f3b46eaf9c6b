package org.cellstation.simulator.culture;

import java.util.Optional;
import org.cellstation.simulator.vessel.Footing;
import org.cellstation.simulator.vessel.Vessel;

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
  /// @param footing what anchored cells find
  /// @param aggregateMicrometres diameter of arriving aggregates
  public record Start(double stimulusHours, Footing footing, double aggregateMicrometres) {
    /// Three days of stimulus [F process.md 1.2]; carriers in a litre; 46.6 um [L Galvanauskas
    /// 2019].
    public static final Start USUAL = new Start(72, Footing.USUAL, 46.6);

    /// The same in a vessel.
    public static Start in(Vessel vessel) {
      return new Start(USUAL.stimulusHours, Footing.of(vessel), USUAL.aggregateMicrometres);
    }
  }

  /// The medium that it is usually grown in. CHO cells would have one of their own [U].
  public CultureMedium medium() {
    return switch (this) {
      case T_CELLS, CHO -> CultureMedia.PERFUSION;
      case MSC -> CultureMedia.DMEM;
      case IPSC, ISLETS -> CultureMedia.STEM;
    };
  }

  /// Cells of one donor in one medium.
  public Culture culture(Donor donor, Support support, Start start) {
    return switch (this) {
      case T_CELLS -> new TCells(donor, support, start.stimulusHours(), true);
      case MSC -> new AnchoredCells(donor.individual(line()), support, start.footing());
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
