package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.emulator.WatsonMarlow.Build;
import org.cellstation.simulator.emulator.WatsonMarlow.Protocol;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Reported;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What instruments say of themselves that is not so: a speed that stands still or creeps, and an
/// answer under another name, byte for byte. The machine does as it is told all the while.
final class ToldFaultsTest {
  private static final String SITE = "it";

  /// One instrument and what it says.
  ///
  /// @param begin how it is set up
  /// @param slow makes it go at the first speed, `quick` at the second
  /// @param ask how one asks for the speed
  /// @param atSlow what it answers then, `atQuick` at the second speed
  /// @param crept what it answers after an hour at the second speed, less 10 of its unit
  /// @param elsewhere what it answers at the second speed under another name; empty when its
  ///   answers bear none
  record Case(
      String name,
      Maker maker,
      List<String> begin,
      String slow,
      String quick,
      String ask,
      String atSlow,
      String atQuick,
      String crept,
      String elsewhere) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// @param turning what it truly does
  record Machine(SerialInstrument server, DoubleConsumer advance, DoubleSupplier turning) {}

  interface Maker {
    Machine at(FaultState site);
  }

  private static Maker watson(Build build, Protocol protocol) {
    return site -> {
      var pump = new WatsonMarlow(build, 1, protocol, site);
      return new Machine(pump, pump::advance, pump::turning);
    };
  }

  private static Machine lambda(FaultState site) {
    var drive = new LambdaDrive(2, site);
    return new Machine(drive, drive::advance, drive::turning);
  }

  private static Machine masterflex(FaultState site) {
    var drive = new MasterflexDrive(site);
    return new Machine(drive, drive::advance, drive::turning);
  }

  private static Machine reglo(FaultState site) {
    var none = new FaultState();
    var pump = new RegloIcc(none, List.of(none, site, none, none));
    return new Machine(pump, pump::advance, () -> pump.delivered(2));
  }

  /// Follows what it is driven at without delay.
  private static Machine rocker(FaultState site) {
    var driven = new Driven();
    var rate = new Reported(driven, site, 2);
    var rocker = new IkaRocker(rate, site);
    driven.by = rocker::drivenRate;
    return new Machine(rocker, rate::advance, driven);
  }

  private static Machine stirrer(FaultState site) {
    var driven = new Driven();
    var rpm = new Reported(driven, site, 10);
    var stirrer = new IkaStirrer(rpm, () -> 20, () -> 20, site);
    driven.by = stirrer::drivenRpm;
    return new Machine(stirrer, rpm::advance, driven);
  }

  private static final class Driven implements DoubleSupplier {
    private DoubleSupplier by = () -> 0;

    @Override
    public double getAsDouble() {
      return by.getAsDouble();
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case(
            "Watson-Marlow, basic",
            watson(Build.PUMP_620, Protocol.BASIC),
            List.of("1SP50\r", "1GO\r"),
            "1SP50\r",
            "1SP100.5\r",
            "1RS\r",
            "620Du 15.84 620R 9.6MM 50.0 CW P/N 1 0 1 !\r",
            "620Du 15.84 620R 9.6MM 100.5 CW P/N 1 0 1 !\r",
            "620Du 15.84 620R 9.6MM 90.5 CW P/N 1 0 1 !\r",
            "620Du 15.84 620R 9.6MM 100.5 CW P/N 2 0 1 !\r"),
        new Case(
            "Watson-Marlow, short status",
            watson(Build.PUMP_323, Protocol.BASIC),
            List.of("1SP50\r", "1GO\r"),
            "1SP50\r",
            "1SP100\r",
            "1RS\r",
            "323Du 50 CW 1 !\r",
            "323Du 100 CW 1 !\r",
            "323Du 90 CW 1 !\r",
            ""),
        new Case(
            "Watson-Marlow, enhanced",
            watson(Build.PUMP_530, Protocol.ENHANCED_TWOS_COMPLEMENT),
            List.of("<1,SP,50,??>", "<1,GO,??>"),
            "<1,SP,50,??>",
            "<1,SP,100,??>",
            "<1,RS,??>",
            "<1,530Du,15.12,520R,9.6,50.0,CW,123456789,0,1,0,0,0,0,0,0,86>",
            "<1,530Du,15.12,520R,9.6,100.0,CW,123456789,0,1,0,0,0,0,0,0,5A>",
            "<1,530Du,15.12,520R,9.6,90.0,CW,123456789,0,1,0,0,0,0,0,0,82>",
            "<2,530Du,15.12,520R,9.6,100.0,CW,123456789,0,1,0,0,0,0,0,0,59>"),
        new Case(
            "LAMBDA",
            ToldFaultsTest::lambda,
            List.of(),
            "#0201r123EE\r",
            "#0201r500ED\r",
            "#0201G2D\r",
            "<0102r12307\r",
            "<0102r50006\r",
            "<0102r40005\r",
            "<0103r50007\r"),
        new Case(
            "Masterflex",
            ToldFaultsTest::masterflex,
            List.of("\u0002P02\r"),
            "\u0002P02S-50G0\r",
            "\u0002P02S-100G0\r",
            "\u0002P02S\r",
            "\u0002S-0050.0\r",
            "\u0002S-0100.0\r",
            "\u0002S-0090.0\r",
            ""),
        new Case(
            "Reglo ICC",
            ToldFaultsTest::reglo,
            List.of("1~1\r", "2M\r", "2f1500+1\r", "2H\r"),
            "2f1500+1\r",
            "2f4000+1\r",
            "2f\r",
            "1500E+1\r\n",
            "4000E+1\r\n",
            "3000E+1\r\n",
            ""),
        new Case(
            "IKA rocker",
            ToldFaultsTest::rocker,
            List.of("START_4 \r\n"),
            "OUT_SP_4 12 \r\n",
            "OUT_SP_4 30 \r\n",
            "IN_PV_4 \r\n",
            "12.0 4 \r\n",
            "30.0 4 \r\n",
            "20.0 4 \r\n",
            "30.0 5 \r\n"),
        new Case(
            "IKA stirrer",
            ToldFaultsTest::stirrer,
            List.of("START_4 \r\n"),
            "OUT_SP_4 120 \r\n",
            "OUT_SP_4 300 \r\n",
            "IN_PV_4 \r\n",
            "120.0 4 \r\n",
            "300.0 4 \r\n",
            "290.0 4 \r\n",
            "300.0 5 \r\n"));
  }

  private final Faults faults = new Faults();
  private final FaultState site =
      faults.add(SITE, Fault.union(Fault.OF_REPORTS, Set.of(Fault.WRONG_ID)));

  /// What it says behind whatever it says to the commands before.
  private static String said(LineServer line, Case of, String... commands) {
    for (String command : commands) {
      Recorder.ask(line, command);
    }
    return Recorder.ask(line, of.ask());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSpeedThatIsStuckStaysWhileTheMachineFollows(Case of) {
    Machine machine = of.maker().at(site);
    LineServer line = new SerialLine(new FaultState(), machine.server());
    of.begin().forEach(command -> Recorder.ask(line, command));
    assertEquals(of.atSlow(), said(line, of, of.slow()));
    double slow = machine.turning().getAsDouble();
    faults.set(SITE, Fault.STUCK, true);
    machine.advance().accept(0);
    assertEquals(of.atSlow(), said(line, of, of.quick()));
    assertTrue(Math.abs(machine.turning().getAsDouble()) > 1.5 * Math.abs(slow));
    faults.set(SITE, Fault.STUCK, false);
    assertEquals(of.atQuick(), said(line, of));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSpeedThatCreepsIsToldAndNotTurned(Case of) {
    Machine machine = of.maker().at(site);
    LineServer line = new SerialLine(new FaultState(), machine.server());
    of.begin().forEach(command -> Recorder.ask(line, command));
    assertEquals(of.atQuick(), said(line, of, of.quick()));
    double quick = machine.turning().getAsDouble();
    // An hour in a microsecond, so that a tachometer counts nothing meanwhile.
    faults.set(SITE, Fault.DRIFT, -10 * 3.6e9);
    machine.advance().accept(1e-6);
    assertEquals(of.crept(), said(line, of));
    assertEquals(quick, machine.turning().getAsDouble());
    faults.clear();
    machine.advance().accept(1e-6);
    assertEquals(of.atQuick(), said(line, of));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anAnswerUnderAnotherNameIsWholeInEveryOtherWay(Case of) {
    Machine machine = of.maker().at(site);
    LineServer line = new SerialLine(new FaultState(), machine.server());
    of.begin().forEach(command -> Recorder.ask(line, command));
    assertEquals(of.atQuick(), said(line, of, of.quick()));
    faults.set(SITE, Fault.WRONG_ID, true);
    assertEquals(of.elsewhere().isEmpty() ? of.atQuick() : of.elsewhere(), said(line, of));
  }
}
