package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SkidTest {
  @Test
  void sameSeedAndStepsGiveTheSameBits() {
    Skid one = new Skid(SkidSettings.drawn(7));
    Skid two = new Skid(SkidSettings.drawn(7));
    new Operator(one).fillAndInoculate();
    new Operator(two).fillAndInoculate();
    assertEquals(one.truth(), two.truth());
    assertEquals(one.sample(), two.sample());
  }
}
