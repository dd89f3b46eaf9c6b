package org.cellstation.station.tuning;

/// What a test has seen, in bounded memory: when it is full, every second sample goes and from then
/// on only every second one is kept.
///
/// Owned by one thread.
public final class Trace {
  static final int CAPACITY = 1200;

  private final double[] seconds = new double[CAPACITY];
  private final double[] values = new double[CAPACITY];
  private final double[] outputs = new double[CAPACITY];
  private int size;
  private long seen;
  private long stride = 1;

  void add(double second, double value, double output) {
    if (seen++ % stride != 0) {
      return;
    }
    if (size == CAPACITY) {
      for (int i = 0; i < CAPACITY / 2; i++) {
        seconds[i] = seconds[2 * i];
        values[i] = values[2 * i];
        outputs[i] = outputs[2 * i];
      }
      size = CAPACITY / 2;
      stride *= 2;
    }
    seconds[size] = second;
    values[size] = value;
    outputs[size] = output;
    size++;
  }

  public int size() {
    return size;
  }

  /// Since the beginning of the test.
  public double second(int i) {
    return seconds[i];
  }

  public double value(int i) {
    return values[i];
  }

  public double output(int i) {
    return outputs[i];
  }

  /// At most this many samples, evenly spread, for a picture: seconds, values and outputs in turn.
  public double[] thinned(int most) {
    int step = Math.max(1, (size + most - 1) / most);
    int count = (size + step - 1) / step;
    double[] flat = new double[3 * count];
    for (int i = 0; i < count; i++) {
      flat[3 * i] = seconds[i * step];
      flat[3 * i + 1] = values[i * step];
      flat[3 * i + 2] = outputs[i * step];
    }
    return flat;
  }
}
