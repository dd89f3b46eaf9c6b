package org.cellstation.simulator.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Lighthouse particle counter with its memory of samples, 1 cubic foot per minute, on Modbus RTU
/// or TCP. The record index chooses the sample that the input registers show, FFFF the newest;
/// reading one clears NEW DATA. Source: Lighthouse Modbus register map v1.48.
public final class LighthouseCounter extends ModbusUnit {
  /// What one channel counts.
  ///
  /// @param micrometres its smallest size
  /// @param perCubicMetre particles of this size and larger in the air it draws
  public record Channel(double micrometres, DoubleSupplier perCubicMetre) {}

  private record Sample(long time, int seconds, int status, List<Long> counts) {}

  private static final int RUNNING = 1;
  private static final int SAMPLING = 1 << 1;
  private static final int NEW_DATA = 1 << 2;
  private static final int NEWEST = 0xFFFF;

  private static final int LASER_ALERT = 1;
  private static final int LAST_RECORD_REGISTER = 999;
  private static final int RECORD_REGISTERS = 76;

  /// Oldest samples give way to new ones [G].
  private static final int MEMORY = 500;

  private static final int FLOW_TIMES_100 = 100;
  private static final double CUBIC_METRES_PER_SECOND = 28.317e-3 / 60;

  private final List<Channel> channels;
  private final int serial;
  private final List<Sample> memory = new ArrayList<>();
  private final double[] counting;
  private double clock;
  private int newClock;
  private int sampleSeconds = 60;
  private int holdSeconds;
  private int index = NEWEST;
  private int location = 1;
  private boolean running;
  private boolean newData;
  private double sampled;
  private double held;

  /// Switched on, at rest, nothing stored.
  ///
  /// @param channels from the smallest size on
  /// @param clockSeconds what its clock shows, seconds since 1970
  public LighthouseCounter(
      int address, List<Channel> channels, int serial, long clockSeconds, FaultState faults) {
    super(address, faults);
    this.channels = List.copyOf(channels);
    this.serial = serial;
    this.clock = clockSeconds;
    this.counting = new double[channels.size()];
  }

  /// Draws air for one step.
  public void advance(double dtSeconds) {
    clock += dtSeconds;
    if (!running) {
      return;
    }
    if (held > 0) {
      held -= dtSeconds;
      return;
    }
    for (int i = 0; i < counting.length; i++) {
      counting[i] +=
          channels.get(i).perCubicMetre().getAsDouble() * CUBIC_METRES_PER_SECOND * dtSeconds;
    }
    sampled += dtSeconds;
    // Half a millisecond forgives what adding up steps loses.
    if (sampled >= sampleSeconds - 0.0005) {
      store();
    }
  }

  private void store() {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < counting.length; i++) {
      long whole = (long) counting[i];
      counts.add(whole);
      // What was not yet a whole particle counts for the next sample.
      counting[i] -= whole;
    }
    if (memory.size() == MEMORY) {
      memory.removeFirst();
    }
    int status = faults().has(Fault.PROBE_LOST) ? LASER_ALERT : 0;
    memory.add(new Sample(Math.round(clock), sampleSeconds, status, counts));
    newData = true;
    sampled = 0;
    held = holdSeconds;
  }

  /// It does not start by itself; what was counted is lost, what was stored is not.
  @Override
  public void powerUp() {
    stop();
    index = NEWEST;
  }

  public boolean isRunning() {
    return running;
  }

  private void stop() {
    running = false;
    sampled = 0;
    Arrays.fill(counting, 0);
  }

  @Override
  boolean knows(int function) {
    return function == READ_HOLDING || function == READ_INPUT || function == WRITE_ONE;
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    for (int i = 0; i < count; i++) {
      int value = setting(start + i);
      if (value < 0) {
        return ILLEGAL_ADDRESS;
      }
      Registers.put16(out, at + 2 * i, value);
    }
    return OK;
  }

  private int setting(int register) {
    long now = (long) clock;
    return switch (register) {
      case 0 -> 148;
      case 1 -> 0;
      case 2 ->
          (running ? RUNNING : 0)
              | (running && held <= 0 ? SAMPLING : 0)
              | (newData ? NEW_DATA : 0);
      case 3 -> 210;
      case 4 -> serial >>> 16;
      case 5 -> serial & 0xFFFF;
      case 22 -> FLOW_TIMES_100;
      case 23 -> memory.size();
      case 24 -> index;
      case 25 -> location;
      case 26 -> (int) (now >>> 16) & 0xFFFF;
      case 27 -> (int) now & 0xFFFF;
      case 28, 29 -> 0;
      case 30 -> holdSeconds >>> 16;
      case 31 -> holdSeconds & 0xFFFF;
      case 32 -> sampleSeconds >>> 16;
      case 33 -> sampleSeconds & 0xFFFF;
      case 34 -> newClock >>> 16;
      case 35 -> newClock & 0xFFFF;
      default ->
          register >= 6 && register < 14
              ? characters("Remote", 2 * (register - 6))
              : register >= 14 && register < 22 ? characters("5014P", 2 * (register - 14)) : -1;
    };
  }

  private static int characters(String text, int at) {
    int first = at < text.length() ? text.charAt(at) : 0;
    int second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    return first << 8 | second;
  }

  @Override
  int read(int function, int start, int count, byte[] out, int at) {
    return function == READ_INPUT ? readInput(start, count, out, at) : read(start, count, out, at);
  }

  private int readInput(int start, int count, byte[] out, int at) {
    if (start + count <= RECORD_REGISTERS) {
      return readRecord(start, count, out, at);
    }
    for (int i = 0; i < count; i++) {
      int register = start + i;
      int item = (register % 1000 - 8) / 2;
      boolean channel = register % 1000 >= 8 && item < channels.size();
      if (register >= 1008 && register < 1072) {
        Registers.put16(out, at + 2 * i, channel ? 0xFFFF : 0);
      } else if (register >= 2008 && register < 2072) {
        String size = channel ? Double.toString(channels.get(item).micrometres()) : "";
        Registers.put16(out, at + 2 * i, characters(size, 2 * (register & 1)));
      } else {
        return ILLEGAL_ADDRESS;
      }
    }
    return OK;
  }

  private int readRecord(int start, int count, byte[] out, int at) {
    int wanted = index == NEWEST ? memory.size() - 1 : index;
    if (wanted < 0 || wanted >= memory.size()) {
      return ILLEGAL_ADDRESS;
    }
    Sample sample = memory.get(wanted);
    for (int i = 0; i < count; i++) {
      Registers.put16(out, at + 2 * i, recordRegister(sample, start + i));
    }
    if (start <= LAST_RECORD_REGISTER) {
      newData = false;
    }
    return OK;
  }

  private int recordRegister(Sample sample, int register) {
    int item = register / 2;
    if (register == 73) {
      return (1 << channels.size()) - 1;
    }
    long value =
        switch (item) {
          case 0 -> sample.time();
          case 1 -> sample.seconds();
          case 2 -> location;
          case 3 -> sample.status();
          default -> item - 4 < sample.counts().size() ? sample.counts().get(item - 4) : 0;
        };
    return (int) ((register & 1) == 0 ? value >>> 16 : value) & 0xFFFF;
  }

  @Override
  int write(int start, int count, byte[] in, int at) {
    int value = Registers.get16(in, at);
    switch (start) {
      case 1 -> {
        return carryOut(value);
      }
      case 24 -> {
        if (value != NEWEST && value >= memory.size()) {
          return ILLEGAL_VALUE;
        }
        index = value;
      }
      case 25 -> location = value;
      case 30 -> holdSeconds = value << 16 | (holdSeconds & 0xFFFF);
      case 31 -> holdSeconds = (holdSeconds & 0xFFFF0000) | value;
      case 32 -> sampleSeconds = value << 16 | (sampleSeconds & 0xFFFF);
      case 33 -> sampleSeconds = (sampleSeconds & 0xFFFF0000) | value;
      case 34 -> newClock = value << 16 | (newClock & 0xFFFF);
      case 35 -> newClock = (newClock & 0xFFFF0000) | value;
      default -> {
        return ILLEGAL_ADDRESS;
      }
    }
    return OK;
  }

  private int carryOut(int command) {
    switch (command) {
      case 1, 4, 5, 6, 7, 8 -> {
        // Saving, locking its keys and its pump change nothing that is emulated.
      }
      case 3 -> {
        memory.clear();
        newData = false;
      }
      case 9, 11 -> running = true;
      case 10, 12 -> stop();
      case 13 -> clock = Integer.toUnsignedLong(newClock);
      default -> {
        return ILLEGAL_VALUE;
      }
    }
    return OK;
  }
}
