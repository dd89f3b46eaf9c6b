package org.cellstation.simulator;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.ModbusTwin;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.TextTwin;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.ScenarioPlayer;
import org.cellstation.simulator.wire.LateReplies;
import org.cellstation.simulator.wire.PseudoTerminal;
import org.cellstation.simulator.wire.TcpPort;
import org.cellstation.simulator.wire.Wire;

/// The simulated twin of one instrument that is described in a profile, behind a real wire, at the
/// address it has as delivered.
public final class ProfileServer implements AutoCloseable {
  private static final int MODBUS_CLIENTS = 16;

  /// What a twin's line is called among the sites of faults.
  public static final String LINE = "line";

  private static final long TICK_MILLIS = 100;

  private final LateReplies late = new LateReplies();
  private final Faults faults;
  private final DoubleSupplier seconds;
  private final ScheduledThreadPoolExecutor scenario =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("simulator-scenario").factory());
  private final Wire wire;

  /// @param serialOverTcp for systems without pseudo-terminals
  /// @param port TCP port, 0 for any free one
  /// @param seconds process time since any moment
  /// @throws IOException with the port's number when it cannot be opened
  public ProfileServer(
      InstrumentProfile profile, boolean serialOverTcp, int port, DoubleSupplier seconds)
      throws IOException {
    this.seconds = seconds;
    faults = faults(profile);
    LineServer line = line(profile, seconds, faults);
    ReentrantLock lock = new ReentrantLock();
    try {
      wire =
          isModbusTcp(profile)
              ? new TcpPort(profile.name(), port, MODBUS_CLIENTS, line, lock, late)
              : serialOverTcp || profile.access().serial().isEmpty() || !PseudoTerminal.available()
                  ? new TcpPort(profile.name(), port, 1, line, lock, late)
                  : new PseudoTerminal(
                      profile.name(), withoutParity(profile.access().serial()), line, lock, late);
    } catch (IOException | RuntimeException failed) {
      scenario.shutdownNow();
      late.close();
      throw failed;
    }
  }

  private static boolean isModbusTcp(InstrumentProfile profile) {
    return profile.protocol() instanceof ModbusDevice device && device.envelope() == Envelope.TCP;
  }

  /// A pseudo-terminal has no parity, and the C library refuses a port that did not take it.
  private static String withoutParity(String parameters) {
    return parameters
        .replace("data=7", "data=8")
        .replace("parity=even", "parity=none")
        .replace("parity=odd", "parity=none");
  }

  /// What can go wrong with a twin and its line, nothing of it yet.
  public static Faults faults(InstrumentProfile profile) {
    Faults faults = new Faults();
    Map<String, String> measured = measured(profile);
    Set<Fault> ofAll = measured.isEmpty() ? Set.of() : Set.of(Fault.STUCK);
    FaultState unit = faults.add(profile.name(), Fault.union(talking(profile), ofAll));
    measured.forEach(
        (signal, unitOfSignal) ->
            faults.add(site(profile, signal), Fault.OF_REPORTS, unitOfSignal));
    faults.addLine(
        LINE, isModbusTcp(profile) ? Fault.OF_LINES : VesselInstruments.SERIAL_LINE, List.of(unit));
    return faults;
  }

  private static Set<Fault> talking(InstrumentProfile profile) {
    return switch (profile.protocol()) {
      case ModbusDevice _ -> VesselInstruments.MODBUS;
      case TextDevice device ->
          Fault.union(
              Fault.OF_ANSWERS,
              device.errors().isEmpty() ? Set.of() : Set.of(Fault.ERROR_REPLY),
              TextTwin.isNamed(device) ? Set.of(Fault.WRONG_ID) : Set.of());
    };
  }

  /// The signals for which the profile has a number, with their units.
  private static Map<String, String> measured(InstrumentProfile profile) {
    Map<String, String> units = new LinkedHashMap<>();
    switch (profile.protocol()) {
      case ModbusDevice device -> {
        for (ModbusDevice.Register register : device.registers()) {
          if (register.meaning() != null) {
            units.put(register.meaning().signal(), register.meaning().unit());
          }
        }
      }
      case TextDevice device ->
          device.signals().forEach(signal -> units.put(signal.id(), signal.unit()));
    }
    units
        .keySet()
        .removeIf(
            signal ->
                !profile.twin().containsKey(signal)
                    || profile.twin().get(signal) instanceof TwinValue.Words);
    return units;
  }

  /// A part of the instrument, in one word as a person types it.
  private static String site(InstrumentProfile profile, String signal) {
    return profile.name() + "." + signal.replace(' ', '-');
  }

  /// What can be made to fail.
  public Faults faults() {
    return faults;
  }

  /// Plays faults by the twin's own time, from now on; once.
  ///
  /// @param begins what begins at a time: a twin has no plant that could come to something
  public void play(Scenario begins) {
    var player = new ScenarioPlayer(faults, begins, _ -> Double.NaN);
    var _ =
        scenario.scheduleAtFixedRate(
            () -> player.at(seconds.getAsDouble()), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// The twin on a line of its own, for whoever has a wire already.
  public static LineServer line(InstrumentProfile profile, DoubleSupplier seconds) {
    return line(profile, seconds, faults(profile));
  }

  /// The same, made to fail.
  ///
  /// @param faults as {@link #faults(InstrumentProfile)} makes them for this profile
  public static LineServer line(InstrumentProfile profile, DoubleSupplier seconds, Faults faults) {
    FaultState cable = faults.of(LINE);
    FaultState unit = faults.of(profile.name());
    Set<String> measured = measured(profile).keySet();
    return switch (profile.protocol()) {
      case ModbusDevice device -> {
        var twin = new ModbusTwin(profile, device.addressing().factory(), seconds, unit);
        measured.forEach(signal -> twin.ail(signal, faults.of(site(profile, signal))));
        yield device.envelope() == Envelope.TCP
            ? new ModbusTcpLine(cable, List.of(twin))
            : new RtuLine(cable, List.of(twin));
      }
      case TextDevice device -> {
        Addressing addressing = device.addressing();
        String address = addressing.exists() ? addressing.text(addressing.factory()) : "";
        var twin = new TextTwin(profile, address, seconds, unit);
        measured.forEach(signal -> twin.ail(signal, faults.of(site(profile, signal))));
        yield new SerialLine(cable, twin);
      }
    };
  }

  /// Where a station reaches it.
  public String address() {
    return wire.address();
  }

  @Override
  public void close() {
    scenario.shutdownNow();
    late.close();
    wire.close();
  }
}
