package org.cellstation.station.tuning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// A {@link ProcessModel} in time, at rest at 0 in the beginning. Exact for an input that is held
/// between the steps (matrix exponential), whatever the step and the dead time: a dead time that is
/// no multiple of the step splits one.
public final class Simulation {
  private final int order;
  private final double[][] transition;
  private final double[] earlier;
  private final double[] later;
  private final double[] output;
  private final double feedthrough;
  private final double[] delayed;
  private final boolean split;
  private double[] state;
  private double[] next;
  private double held;
  private int at;

  /// @param step seconds
  public Simulation(ProcessModel model, double step) {
    if (!(step > 0)) {
      throw new IllegalArgumentException("a step is a positive time, got " + step);
    }
    Chain chain = new Chain(model);
    order = chain.order;
    output = chain.output;
    feedthrough = chain.feedthrough;
    double steps = model.deadTime() / step;
    long whole = Math.round(steps);
    split = Math.abs(steps - whole) > 1e-6;
    int kept = split ? (int) Math.ceil(steps) : (int) whole;
    delayed = new double[kept + 1];
    double part = split ? (steps - Math.floor(steps)) * step : 0;
    double[][] first = chain.discrete(part);
    double[][] second = chain.discrete(step - part);
    transition = new double[order][order];
    earlier = new double[order];
    later = new double[order];
    for (int i = 0; i < order; i++) {
      later[i] = second[i][order];
      for (int k = 0; k < order; k++) {
        earlier[i] += second[i][k] * first[k][order];
        for (int j = 0; j < order; j++) {
          transition[i][j] += second[i][k] * first[k][j];
        }
      }
    }
    state = new double[order];
    next = new double[order];
  }

  /// The output now, before the next input.
  public double y() {
    double y = feedthrough * held;
    for (int i = 0; i < order; i++) {
      y += output[i] * state[i];
    }
    return y;
  }

  /// One step with this input.
  public void step(double u) {
    delayed[at] = u;
    at = (at + 1) % delayed.length;
    // The oldest input acts in the first part of a split step, the one after it in the rest.
    double old = delayed[at];
    double recent = split ? delayed[(at + 1) % delayed.length] : old;
    for (int i = 0; i < order; i++) {
      double x = earlier[i] * old + later[i] * recent;
      for (int j = 0; j < order; j++) {
        x += transition[i][j] * state[j];
      }
      next[i] = x;
    }
    double[] before = state;
    state = next;
    next = before;
    held = recent;
  }

  /// Blocks one behind the other: lags largest first, unstable poles, integrators, then complex
  /// pairs; zeros largest first, one for each first-order block and two for each pair.
  private static final class Chain {
    final int order;
    final double[][] system;
    final double[] input;
    // What enters the next block, as a row over the states and a share of the input.
    double[] output;
    double feedthrough;
    private int filled;

    Chain(ProcessModel model) {
      order =
          model.lags().size()
              + model.runaways().size()
              + model.integrators()
              + 2 * model.swings().size();
      system = new double[order][order];
      input = new double[order];
      output = new double[order];
      feedthrough = model.gain();
      List<Double> zeros = new ArrayList<>(model.zeros());
      zeros.sort(Comparator.comparingDouble((Double zero) -> -Math.abs(zero)));
      Deque<Double> left = new ArrayDeque<>(zeros);
      model.lags().stream()
          .sorted(Comparator.reverseOrder())
          .forEach(lag -> first(lag, 1, zero(left)));
      model.runaways().forEach(runaway -> first(runaway, -1, zero(left)));
      for (int i = 0; i < model.integrators(); i++) {
        first(1, 0, zero(left));
      }
      model.swings().forEach(swing -> second(swing, zero(left), zero(left)));
    }

    private static double zero(Deque<Double> left) {
      return left.isEmpty() ? 0 : left.removeFirst();
    }

    /// `(zero s + 1)/(time s + constant)`.
    private void first(double time, double constant, double zero) {
      int at = filled++;
      double through = zero / time;
      enter(at, 1 / time);
      system[at][at] = -constant / time;
      leave(through);
      output[at] = 1 - constant * through;
    }

    /// `(one s + 1)(other s + 1)/(To^2 s^2 + 2 zeta To s + 1)`.
    private void second(ProcessModel.Swing swing, double one, double other) {
      int at = filled;
      filled += 2;
      double square = swing.seconds() * swing.seconds();
      double through = one * other / square;
      system[at][at + 1] = 1;
      enter(at + 1, 1 / square);
      system[at + 1][at] = -1 / square;
      system[at + 1][at + 1] = -2 * swing.damping() / swing.seconds();
      leave(through);
      output[at] = 1 - through;
      output[at + 1] = one + other - 2 * swing.damping() * swing.seconds() * through;
    }

    private void enter(int at, double rate) {
      for (int j = 0; j < order; j++) {
        system[at][j] = rate * output[j];
      }
      input[at] = rate * feedthrough;
    }

    private void leave(double through) {
      double[] out = new double[order];
      for (int j = 0; j < order; j++) {
        out[j] = through * output[j];
      }
      output = out;
      feedthrough *= through;
    }

    /// `[Ad | Bd]` for a held input, by scaling and squaring of the series.
    double[][] discrete(double seconds) {
      int n = order + 1;
      double[][] m = new double[n][n];
      double norm = 0;
      for (int i = 0; i < order; i++) {
        double row = Math.abs(input[i]);
        for (int j = 0; j < order; j++) {
          m[i][j] = system[i][j] * seconds;
          row += Math.abs(system[i][j]);
        }
        m[i][order] = input[i] * seconds;
        norm = Math.max(norm, row * seconds);
      }
      int halvings = norm > 0.5 ? (int) Math.ceil(Math.log(norm / 0.5) / Math.log(2)) : 0;
      double scale = Math.pow(2, -halvings);
      for (double[] row : m) {
        for (int j = 0; j < n; j++) {
          row[j] *= scale;
        }
      }
      double[][] sum = identity(n);
      double[][] term = identity(n);
      for (int k = 1; k <= 18; k++) {
        term = product(term, m, 1.0 / k);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            sum[i][j] += term[i][j];
          }
        }
      }
      for (int k = 0; k < halvings; k++) {
        sum = product(sum, sum, 1);
      }
      return sum;
    }

    private static double[][] identity(int n) {
      double[][] one = new double[n][n];
      for (int i = 0; i < n; i++) {
        one[i][i] = 1;
      }
      return one;
    }

    private static double[][] product(double[][] a, double[][] b, double factor) {
      int n = a.length;
      double[][] c = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          double x = a[i][k] * factor;
          for (int j = 0; j < n; j++) {
            c[i][j] += x * b[k][j];
          }
        }
      }
      return c;
    }
  }
}
