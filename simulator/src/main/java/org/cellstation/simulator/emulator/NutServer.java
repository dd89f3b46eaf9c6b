package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Reported;

/// A NUT server (upsd) with one UPS behind it. A lost probe is a UPS whose cable to the server is
/// out: the data go stale. Source: NUT developer guide, "Network protocol information".
public final class NutServer extends AsciiInstrument {
  /// Runtime at full charge and nominal load, s.
  private static final double FULL_SECONDS = 1800;

  private static final double RECHARGE_SECONDS = 4 * 3600;
  private static final double LOW_PERCENT = 20;

  /// How far the charge that it tells creeps in an hour where nobody says how much, % [U].
  private static final double DRIFT = -20;

  private final String ups;
  private final String serial;
  private final Reported gauge;
  private double charge = 100;
  private volatile boolean mains = true;
  private volatile boolean driver = true;
  private volatile boolean worn;

  /// @param ups its name on the server
  public NutServer(String ups, String serial, FaultState faults) {
    super(faults);
    this.ups = ups;
    this.serial = serial;
    this.gauge = new Reported(() -> charge, faults, DRIFT);
  }

  /// Any thread.
  public void setMains(boolean present) {
    mains = present;
  }

  /// Whether the server's driver for the UPS runs. Any thread.
  public void setDriver(boolean runs) {
    driver = runs;
  }

  /// Whether the battery is to be replaced. Any thread.
  public void setWorn(boolean battery) {
    worn = battery;
  }

  /// Whether what is plugged into the UPS has power: from the mains, or from what its battery
  /// holds.
  public boolean supplies() {
    return mains || charge > 0;
  }

  public void advance(double dtSeconds) {
    gauge.advance(dtSeconds);
    double change = mains ? 100 / RECHARGE_SECONDS : -100 / FULL_SECONDS;
    charge = Math.clamp(charge + change * dtSeconds, 0, 100);
  }

  @Override
  void command(String line, Answer answer) {
    String[] words = line.strip().split(" +", -1);
    switch (words[0]) {
      case "VER" ->
          answer.text("Network UPS Tools upsd 2.8.0 - https://www.networkupstools.org/\n");
      case "NETVER" -> answer.text("1.3\n");
      case "USERNAME", "PASSWORD" -> answer.text("OK\n");
      case "LOGOUT" -> answer.text("OK Goodbye\n");
      case "GET" -> get(words, answer);
      case "LIST" -> list(words, answer);
      default -> error(answer, "UNKNOWN-COMMAND");
    }
  }

  @Override
  void refuse(byte[] in, int length, Answer answer) {
    error(answer, "ACCESS-DENIED");
  }

  /// Another UPS of the same server.
  @Override
  public void readdress(byte[] frame, int length) {
    String text = new String(frame, 0, length, StandardCharsets.ISO_8859_1);
    String own = "VAR " + ups;
    for (int at = text.indexOf(own); at >= 0; at = text.indexOf(own, at + 1)) {
      int name = at + own.length() - 1;
      frame[name] = (byte) (frame[name] == '2' ? '3' : '2');
    }
  }

  private void get(String[] words, Answer answer) {
    if (words.length != 4 || !words[1].equals("VAR")) {
      error(answer, "INVALID-ARGUMENT");
    } else if (reachable(words[2], answer)) {
      String value = variables().get(words[3]);
      if (value == null) {
        error(answer, "VAR-NOT-SUPPORTED");
      } else {
        variable(answer, words[3], value);
      }
    }
  }

  private void list(String[] words, Answer answer) {
    if (words.length == 2 && words[1].equals("UPS")) {
      answer.text("BEGIN LIST UPS\nUPS ").text(ups).text(" \"skid\"\nEND LIST UPS\n");
    } else if (words.length != 3 || !words[1].equals("VAR")) {
      error(answer, "INVALID-ARGUMENT");
    } else if (reachable(words[2], answer)) {
      answer.text("BEGIN LIST VAR ").text(ups).text("\n");
      variables().forEach((name, value) -> variable(answer, name, value));
      answer.text("END LIST VAR ").text(ups).text("\n");
    }
  }

  private boolean reachable(String name, Answer answer) {
    if (!name.equals(ups)) {
      error(answer, "UNKNOWN-UPS");
    } else if (!driver) {
      error(answer, "DRIVER-NOT-CONNECTED");
    } else if (faults().has(Fault.PROBE_LOST)) {
      error(answer, "DATA-STALE");
    } else {
      return true;
    }
    return false;
  }

  private void variable(Answer answer, String name, String value) {
    answer.text("VAR ").text(ups).text(" ").text(name).text(" \"").text(value).text("\"\n");
  }

  private static void error(Answer answer, String name) {
    answer.text("ERR ").text(name).text("\n");
  }

  /// What the UPS takes its battery's charge for, %.
  private double told() {
    return Math.min(100, gauge.getAsDouble());
  }

  private Map<String, String> variables() {
    double charged = told();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("battery.charge", Long.toString(Math.round(charged)));
    variables.put("battery.runtime", Long.toString(Math.round(FULL_SECONDS * charged / 100)));
    variables.put("device.mfr", "EATON");
    variables.put("device.model", "5PX 1500");
    variables.put("device.serial", serial);
    variables.put("ups.status", status(charged));
    return variables;
  }

  private String status(double charged) {
    StringBuilder status = new StringBuilder(mains ? "OL" : "OB DISCHRG");
    if (mains && charged < 100) {
      status.append(" CHRG");
    }
    if (charged < LOW_PERCENT) {
      status.append(" LB");
    }
    if (worn) {
      status.append(" RB");
    }
    return status.toString();
  }
}
