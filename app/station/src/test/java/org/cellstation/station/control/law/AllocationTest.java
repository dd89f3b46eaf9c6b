package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A day of scans of every law leaves no garbage behind.
class AllocationTest {
  private final Pid pid = new Pid(Pid.Tuning.pid(2, 300, 30), 0, 100);
  private final GasMix mix = new GasMix(new GasMix.Capacity(500, 500, 100, 500), 20);
  private final PulseDoser doser = new PulseDoser(PulseDoser.Dosing.standard(6, 10, 100));
  private final FightWatch watch = new FightWatch(600);
  private final SetpointRamp ramp = new SetpointRamp(0.01, 900, 1);
  private final WeightTrim trim = new WeightTrim(Pid.Tuning.pi(0.03, 7200), 300, 60, 10);
  private final SampledPid glucose = new SampledPid(new Pid(Pid.Tuning.pi(0.1, 9000), 0, 2), 7200);
  private final FeedClock feed = new FeedClock(FeedClock.Hold.never());
  private final FeedProfile profile =
      new FeedProfile.Table(List.of(new FeedProfile.Point(0, 1)), true);
  private final PerfusionRate rate = new PerfusionRate(0.25, 3, 1);

  @Test
  void aStepAllocatesNothing() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double sum = scans(0, 1000);
    long before = thread.getCurrentThreadAllocatedBytes();
    sum += scans(1000, 86_400);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertTrue(Double.isFinite(sum));
    assertTrue(allocated < 10_000, allocated + " bytes");
  }

  private double scans(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double wave = Math.sin(i / 500.0);
      double reference = ramp.step(37, 36 + wave, 1);
      pid.limits(0, 90 + 5 * wave);
      pid.tune(2 + wave, 300);
      sum += pid.step(reference, 36 + wave, 1);
      pid.reached(pid.output() * 0.9);
      mix.blend(200, 0.4 + 0.1 * wave, 0.05 + 0.01 * wave);
      sum += mix.oxygenFraction() + doser.step(50 + 50 * wave, 1);
      watch.step(wave > 0, wave < 0, 1);
      trim.step(1000, 1000 + 30 * wave, 0.7, 2.4, 1);
      sum += trim.in() + glucose.step(5, 5 + wave, i / 600 * 600_000L, 1);
      sum += feed.part(40, 1) * profile.rate(feed.seconds()) + rate.step(50, 20 + wave, 1);
    }
    return sum;
  }
}
