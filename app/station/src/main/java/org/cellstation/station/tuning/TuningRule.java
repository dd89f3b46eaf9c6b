package org.cellstation.station.tuning;

import org.cellstation.station.control.law.Pid.Tuning;

/// The rules by name, each from a process model.
public enum TuningRule {
  SIMC_PI("SIMC PI") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Simc.pi(model, tauC);
    }
  },
  SIMC_PID("SIMC PID") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Simc.pid(model, tauC);
    }
  },
  IMPROVED_SIMC_PI("SIMC PI for dead time") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Simc.improvedPi(model, tauC);
    }
  },
  IMPROVED_SIMC_PID("SIMC PID for dead time") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Simc.improvedPid(model, tauC);
    }
  },
  ZN_PI("Ziegler-Nichols PI") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Frequency.ultimate(model).zieglerNicholsPi();
    }
  },
  ZN_PID("Ziegler-Nichols PID") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Frequency.ultimate(model).zieglerNicholsPid();
    }
  },
  TL_PI("Tyreus-Luyben PI") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Frequency.ultimate(model).tyreusLuybenPi();
    }
  },
  TL_PID("Tyreus-Luyben PID") {
    @Override
    public Tuning tuning(ProcessModel model, double tauC) {
      return Frequency.ultimate(model).tyreusLuybenPid();
    }
  };

  private final String text;

  TuningRule(String text) {
    this.text = text;
  }

  /// @param tauC closed-loop time constant in seconds for the SIMC rules, `NaN` for the tightest;
  ///   the others have nothing to choose
  /// @throws IllegalArgumentException when the rule has no answer for this process, in words
  public abstract Tuning tuning(ProcessModel model, double tauC);

  public String text() {
    return text;
  }
}
