package org.cellstation.drivers.sensirion;

import java.lang.System.Logger.Level;
import java.util.HexFormat;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.flow.MassFlowController;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;

/// An SFC5xxx or SFC6xxx mass-flow controller, in the physical unit of its active calibration
/// (scaling 1). A device that stores each set-point in its memory is not written to: a gas loop
/// would wear that memory out. Source: SFC5xxx SHDLC commands.
public final class SfcController extends MassFlowController {
  private static final System.Logger LOG = System.getLogger(SfcController.class.getName());

  private static final int SET_POINT = 0x00;
  private static final int PERSIST = 0x02;
  private static final int MEASURED = 0x08;
  private static final int VALVE_SOURCE = 0x20;
  private static final int CALIBRATION = 0x44;
  private static final int INFORMATION = 0xD0;
  private static final int VERSION = 0xD1;
  private static final int STATUS = 0xD2;

  private static final byte PHYSICAL = 1;
  private static final byte GET = 0;
  private static final byte GET_PERSIST = (byte) 0x80;
  private static final byte GAS_UNIT = 0x13;
  private static final byte FULL_SCALE = 0x14;
  private static final byte NAME = 1;
  private static final byte SERIAL = 3;
  private static final byte AND_CLEAR = 1;

  private static final int FLOAT = 4;
  private static final int STATUS_LENGTH = 5;
  private static final int VERSION_LENGTH = 7;

  /// What the sensor can express, as a part of its full scale.
  private static final double LOWEST = -0.2;

  private static final double HIGHEST = 1.2;

  private final ShdlcPort port;
  private final byte[] readFlow;
  private final byte[] readSetPoint;
  private double factor = 1;

  /// @param address 0 .. 254
  /// @param capacity as configured, mL/min; the full scale of the active calibration must be the
  ///   same
  public SfcController(String id, int address, double capacity, Timing timing) {
    super(id, capacity, LOWEST, HIGHEST, timing);
    this.port = new ShdlcPort(id, address, timing.timeout());
    this.readFlow = port.request(MEASURED, PHYSICAL);
    this.readSetPoint = port.request(SET_POINT, PHYSICAL);
  }

  @Override
  protected void enter(Line line) throws BusException {
    ShdlcReply unit = port.ask(line, port.request(CALIBRATION, GAS_UNIT), 3);
    factor = GasUnit.millilitresPerMinute(unit.signed8(0), unit.unsigned8(1), unit.unsigned8(2));
    if (Double.isNaN(factor)) {
      throw refused(
          line,
          "the active calibration is in unit "
              + unit.signed8(0)
              + "/"
              + unit.unsigned8(1)
              + "/"
              + unit.unsigned8(2)
              + ", which is no volume of gas in a time: activate another calibration");
    }
    checkCapacity(
        line, port.ask(line, port.request(CALIBRATION, FULL_SCALE), FLOAT).float32() * factor);
  }

  @Override
  protected String obstacle(Line line) throws BusException {
    int source = port.ask(line, port.request(VALVE_SOURCE, GET), 1).unsigned8(0);
    String why =
        switch (source) {
          case 0 -> "";
          case 1 -> "1, forced closed";
          case 2 -> "2, forced open";
          case 3 -> "3, held";
          case 0x10 -> "16, user defined";
          default -> Integer.toString(source);
        };
    if (!why.isEmpty()) {
      return "the valve source is " + why + ": set it to 0, controller";
    }
    return persists(line)
        ? "the device stores every set-point in its memory, which a gas loop would wear out:"
            + " switch \"set-point persists\" off"
        : "";
  }

  /// Older firmware does not know the question, and does not store either.
  private boolean persists(Line line) throws BusException {
    try {
      return port.ask(line, port.request(PERSIST, GET_PERSIST), 1).unsigned8(0) != 0;
    } catch (BusException.Refused unknown) {
      return false;
    }
  }

  @Override
  public Identity identify(Line line) throws BusException {
    String name = information(line, NAME);
    if (!name.startsWith("SFC")) {
      throw new BusException.OtherDevice(
          line.address(),
          id(),
          "calls itself \"" + name + "\", not a mass-flow controller (SFC...)");
    }
    ShdlcReply version = port.ask(line, port.request(VERSION), VERSION_LENGTH);
    return new Identity(
        "Sensirion",
        name,
        information(line, SERIAL),
        version.unsigned8(0) + "." + version.unsigned8(1));
  }

  private String information(Line line, byte which) throws BusException {
    return port.ask(line, port.request(INFORMATION, which), ShdlcPort.ANY_LENGTH).text();
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    ShdlcReply flow = port.ask(line, readFlow, FLOAT);
    ShdlcReply wanted = port.ask(line, readSetPoint, FLOAT);
    boolean error = flow.hasDeviceError() || wanted.hasDeviceError();
    if (error) {
      noteError(line);
    }
    report(
        sink,
        flow.float32() * factor,
        error ? Cause.SENSOR_FAULT : Cause.NONE,
        wanted.float32() * factor,
        line.now());
  }

  /// The flags stay until they are cleared, and come back at once while their reason lasts.
  private void noteError(Line line) throws BusException {
    int flags = port.ask(line, port.request(STATUS, AND_CLEAR), STATUS_LENGTH).bits32(0);
    LOG.log(
        Level.WARNING,
        "{0} reports device status {1}",
        id(),
        HexFormat.of().withUpperCase().toHexDigits(flags));
  }

  @Override
  protected void set(Line line, double flow) throws BusException {
    int bits = Float.floatToRawIntBits((float) (flow / factor));
    byte[] request =
        port.request(
            SET_POINT,
            PHYSICAL,
            (byte) (bits >>> 24),
            (byte) (bits >>> 16),
            (byte) (bits >>> 8),
            (byte) bits);
    port.ask(line, request, 0);
  }
}
