package org.cellstation.drivers.alicat;

/// What a word behind the gas of a data frame says about the flow in it.
enum StatusFlag {
  ADC(Effect.SENSOR_FAULT),
  MOV(Effect.OVERRUN),
  VOV(Effect.DOUBTFUL),
  POV(Effect.DOUBTFUL),
  TOV(Effect.DOUBTFUL),
  OPL(Effect.DOUBTFUL),
  P2O(Effect.DOUBTFUL),
  HLD(Effect.VALVE_HELD),
  EXH(Effect.VALVE_HELD),
  OVR(Effect.NONE),
  TMF(Effect.NONE),
  LCK(Effect.NONE),
  COM(Effect.NONE);

  /// From harmless to worst.
  enum Effect {
    /// Totaliser, key lock, gas mixture: nothing about the flow.
    NONE,
    /// The flow is right, but a set-point has no effect.
    VALVE_HELD,
    /// Pressure, temperature or volume flow is beyond its range, and the flow was computed with it.
    DOUBTFUL,
    /// The flow is beyond its range.
    OVERRUN,
    /// A sensor is defective.
    SENSOR_FAULT
  }

  private static final StatusFlag[] ALL = values();

  private final Effect effect;

  StatusFlag(Effect effect) {
    this.effect = effect;
  }

  /// A flag that is not known is not taken for harmless.
  static Effect of(DataFrame frame, int word) {
    for (StatusFlag flag : ALL) {
      if (frame.is(word, flag.name())) {
        return flag.effect;
      }
    }
    return Effect.DOUBTFUL;
  }
}
