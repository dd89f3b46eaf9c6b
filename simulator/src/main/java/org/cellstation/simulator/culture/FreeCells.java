package org.cellstation.simulator.culture;

/// Single cells that grow in suspension as soon as they arrive: cell lines such as CHO.
public final class FreeCells extends Population {
  public FreeCells(CellLine line) {
    super(line, true, 0);
  }

  @Override
  public void arrive(double share) {
    // They bring nothing that the composition does not say.
  }

  @Override
  void slopes(double[] s, double oxygen, double ahead, double[] out) {
    metabolise(s, oxygen, 1, 1, 1, 0, out);
  }
}
