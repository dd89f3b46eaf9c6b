package org.cellstation.drivers.bronkhorst;

import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.flow.MassFlowController;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;

/// A mass-flow controller on RS232 or FLOW-BUS, over ProPar. One chained message reads all that a
/// poll needs, the control mode among it. Source: RS232 interface manual 9.17.027.
public final class ProParController extends MassFlowController {
  private static final ProParQuery POLL =
      new ProParQuery(1, Parameter.CONTROL_MODE, Parameter.REAL_MEASURE, Parameter.REAL_SET_POINT);
  private static final ProParQuery RANGE =
      new ProParQuery(1, Parameter.CAPACITY, Parameter.CAPACITY_UNIT);
  private static final ProParQuery CONTROL_MODE = new ProParQuery(1, Parameter.CONTROL_MODE);
  private static final ProParQuery SERIAL = new ProParQuery(1, Parameter.SERIAL);

  /// How the message travels.
  public enum Encoding {
    ASCII(ProParEncoding.ASCII),
    BINARY(ProParEncoding.BINARY);

    private final ProParEncoding codec;

    Encoding(ProParEncoding codec) {
      this.codec = codec;
    }
  }

  private final ProParPort port;
  private double factor = 1;

  /// @param node 1 .. 127, or 128 for whichever is connected directly
  /// @param capacity as configured, mL/min; the instrument must report the same, or it is not the
  ///   one that belongs here
  public ProParController(String id, int node, double capacity, Encoding encoding, Timing timing) {
    super(id, capacity, ControlMode.LOWEST, ControlMode.HIGHEST, timing);
    this.port = new ProParPort(id, node, encoding.codec, timing.timeout());
  }

  @Override
  protected void enter(Line line) throws BusException {
    ProParValues range = port.read(line, RANGE);
    factor = millilitres(line, range.text(1));
    checkCapacity(line, range.real(0) * factor);
  }

  @Override
  protected String obstacle(Line line) throws BusException {
    return ControlMode.obstacle(port.read(line, CONTROL_MODE).unsigned(0));
  }

  /// The user tag stands behind the model: it is what a site writes on the label.
  @Override
  public Identity identify(Line line) throws BusException {
    String serial = port.read(line, SERIAL).text(0);
    if (!ControlMode.isPlain(serial)) {
      throw refused(line, "does not tell a Bronkhorst serial number");
    }
    return ControlMode.identity(
        optional(line, Parameter.MODEL),
        optional(line, Parameter.USER_TAG),
        serial,
        optional(line, Parameter.FIRMWARE));
  }

  /// Older instruments do not have every text; in one message with the others such a text would
  /// refuse all of them.
  private String optional(Line line, Parameter text) throws BusException {
    try {
      return port.read(line, new ProParQuery(1, text)).text(0);
    } catch (BusException.Refused unknown) {
      return "";
    }
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    ProParValues values = port.read(line, POLL);
    learn(ControlMode.obstacle(values.unsigned(0)));
    report(sink, values.real(1) * factor, Cause.NONE, values.real(2) * factor, line.now());
  }

  @Override
  protected void set(Line line, double flow) throws BusException {
    port.write(line, new ProParWrite().put(Parameter.REAL_SET_POINT, (float) (flow / factor)));
  }
}
