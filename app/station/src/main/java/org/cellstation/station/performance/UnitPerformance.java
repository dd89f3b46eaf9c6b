package org.cellstation.station.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopObserver;
import org.cellstation.station.control.law.FightWatch;

/// Measures all loops of a unit and hands the figures on, stretch by stretch, so that they can be
/// kept: after a crash no more than the last stretch is missing, and the time measured says so.
///
/// Owned by the control thread; a scan allocates nothing once the loops are known.
public final class UnitPerformance implements LoopObserver {
  /// Where a stretch goes.
  @FunctionalInterface
  public interface Keeper {
    void keep(String loop, String engUnit, double tolerance, LoopFigures figures);
  }

  /// Where the value of a variable comes from, `NaN` when it is not good.
  @FunctionalInterface
  public interface Values {
    double good(String variable);
  }

  /// How long a stretch is.
  public static final Duration STRETCH = Duration.ofHours(1);

  /// CO2 and base count as fighting when both were at work within this time.
  private static final double FIGHT_SECONDS = 600;

  private static final String PH = "pH";

  private static final class Account {
    final String engUnit;
    final LoopMeter meter = new LoopMeter();
    LoopFigures kept = LoopFigures.NONE;
    double tolerance = Double.NaN;

    Account(String engUnit) {
      this.engUnit = engUnit;
    }
  }

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Values values;
  private FightWatch acidAndBase = new FightWatch(FIGHT_SECONDS);
  private long fights;
  private boolean carbonDioxide;
  private double dt;
  private Instant next = Instant.MAX;

  public UnitPerformance(Values values) {
    this.values = values;
  }

  /// A batch begins: everything from 0.
  public void begin(Instant now) {
    accounts.clear();
    acidAndBase = new FightWatch(FIGHT_SECONDS);
    fights = 0;
    next = now.plus(STRETCH);
  }

  /// Takes up, after a restart, a stretch that was kept before.
  public void restore(String loop, String engUnit, LoopFigures figures, Instant now) {
    Account account = accounts.computeIfAbsent(loop, _ -> new Account(engUnit));
    account.kept = account.kept.plus(figures);
    next = now.plus(STRETCH);
  }

  /// The seconds that the scan stands for whose loops are shown next.
  public void scanning(double seconds) {
    dt = seconds;
    carbonDioxide = false;
  }

  @Override
  public double good(String variable) {
    return values.good(variable);
  }

  @Override
  public void loop(
      String name,
      String engUnit,
      LoopMode mode,
      double setpoint,
      double reached,
      boolean aims,
      double outputPercent,
      double tolerance) {
    if (mode == LoopMode.OUT_OF_SERVICE) {
      return;
    }
    Account account = accounts.get(name);
    if (account == null) {
      account = new Account(engUnit);
      accounts.put(name, account);
    }
    account.tolerance = tolerance;
    account.meter.scan(
        reached, setpoint, aims, outputPercent, mode == LoopMode.MANUAL, tolerance, dt);
    if (name.equals(PH)) {
      carbonDioxide = outputPercent > 0;
    }
  }

  /// After all loops of a scan.
  ///
  /// @param base whether base is being given
  /// @param keeper gets the stretch that is over, if one is
  public void scanned(boolean base, Instant now, Keeper keeper) {
    acidAndBase.step(carbonDioxide, base, dt);
    if (acidAndBase.count() > fights) {
      fights = acidAndBase.count();
      Account account = accounts.get(PH);
      if (account != null) {
        account.meter.fight();
      }
    }
    if (!now.isBefore(next)) {
      next = now.plus(STRETCH);
      flush(keeper);
    }
  }

  /// The stretch so far is over: the batch ends, or the program.
  public void flush(Keeper keeper) {
    accounts.forEach(
        (loop, account) -> {
          if (!account.meter.isEmpty()) {
            LoopFigures stretch = account.meter.take();
            account.kept = account.kept.plus(stretch);
            keeper.keep(loop, account.engUnit, account.tolerance, stretch);
          }
        });
  }

  /// Since the batch began, or since the unit has been there.
  public Map<String, LoopFigures> totals() {
    Map<String, LoopFigures> totals = new LinkedHashMap<>();
    accounts.forEach(
        (loop, account) -> totals.put(loop, account.kept.plus(account.meter.figures())));
    return totals;
  }
}
