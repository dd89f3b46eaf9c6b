package org.cellstation.drivers.sartorius;

import java.util.List;
import org.cellstation.drivers.bus.Balance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// A Sartorius balance or weigh cell over xBPI, the binary protocol. Its replies do not say to what
/// they are: after a late one the line is left to fall silent. No watchdog.
public final class XbpiBalance extends PolledInstrument implements Balance {
  private static final int STATION = 0x01;
  private static final int SOFTWARE = 0x00;
  private static final int FACTORY_NUMBER = 0x01;
  private static final int MODEL = 0x02;
  private static final int TARE = 0x14;
  private static final int ZERO = 0x18;
  private static final int NET_WEIGHT = 0x1E;

  private static final int SOFTWARE_SUBTYPE = 0x4A;
  private static final int FACTORY_NUMBER_SUBTYPE = 0x45;
  private static final int MODEL_SUBTYPE = 0x54;

  private final int address;
  private final byte[] weighing;
  private final Tag weight;
  private final StillWeight still;

  /// @param address bus node of the balance; 9 reaches any that is alone on its line
  public XbpiBalance(String id, int address, Timing timing) {
    super(id, timing, List.of(new Signal("weight", "g")), List.of());
    this.address = address;
    this.weighing = request(NET_WEIGHT);
    this.weight = tag("weight");
    this.still = new StillWeight(id);
  }

  private byte[] request(int command) {
    int sum = 4 + STATION + address + command;
    return new byte[] {4, STATION, (byte) address, (byte) command, (byte) sum};
  }

  @Override
  public Identity identify(Line line) throws BusException {
    XbpiReply model = ask(line, request(MODEL), MODEL_SUBTYPE);
    XbpiReply serial = ask(line, request(FACTORY_NUMBER), FACTORY_NUMBER_SUBTYPE);
    XbpiReply software = ask(line, request(SOFTWARE), SOFTWARE_SUBTYPE);
    return new Identity("Sartorius", model.text(), serial.digits(5, ""), software.digits(3, "-"));
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    sink.accept(weigh(line));
  }

  private Reading weigh(Line line) throws BusException {
    XbpiReply reply = askWeight(line);
    if (reply.isOffScale()) {
      return weight.bad(Cause.OUT_OF_RANGE, line.now());
    }
    double grams = grams(line, reply);
    return reply.isStable()
        ? weight.good(grams, line.now())
        : weight.uncertain(grams, Cause.NOT_STABLE, line.now());
  }

  private XbpiReply askWeight(Line line) throws BusException {
    XbpiReply reply = ask(line, weighing, XbpiReply.WEIGHT);
    if (!reply.isWeight()) {
      throw damaged(line, weighing, reply);
    }
    return reply;
  }

  private double grams(Line line, XbpiReply reply) throws BusException {
    double shown = reply.value();
    if (Double.isNaN(shown)) {
      throw damaged(line, weighing, reply);
    }
    return shown * unit(line, reply).grams();
  }

  private WeightUnit unit(Line line, XbpiReply reply) throws BusException.Refused {
    WeightUnit unit = WeightUnit.ofCode(reply.unitCode());
    if (unit == null) {
      throw new BusException.Refused(
          line.address(),
          id(),
          "weighs in unit " + reply.unitCode() + ": set the balance to g, kg or mg");
    }
    return unit;
  }

  @Override
  public Errand<Double> zero() {
    return line -> still.bringToZero(line, "zero", this::look, l -> obey(l, ZERO));
  }

  @Override
  public Errand<Double> tare() {
    return line -> still.bringToZero(line, "tare", this::look, l -> obey(l, TARE));
  }

  private StillWeight.Shown look(Line line) throws BusException {
    XbpiReply reply = askWeight(line);
    if (reply.isOffScale()) {
      throw new BusException.Refused(line.address(), id(), "overload or underload");
    }
    double step = reply.step() * unit(line, reply).grams();
    return new StillWeight.Shown(grams(line, reply), reply.isStable(), step);
  }

  private void obey(Line line, int command) throws BusException {
    ask(line, request(command), XbpiReply.ACKNOWLEDGED);
  }

  private XbpiReply ask(Line line, byte[] request, int subtype) throws BusException {
    byte[] frame = line.exchange(id(), request, XbpiFraming.INSTANCE, timeout());
    XbpiReply reply = new XbpiReply(frame);
    if (!reply.isSumRight()) {
      throw damaged(line, request, reply);
    }
    if (reply.subtype() == XbpiReply.ERROR) {
      throw new BusException.Refused(
          line.address(), id(), reply.refusal() + ": " + Bytes.show(request));
    }
    // The low half of a data subtype is the length of its body, 16 more where the high half is 5.
    int body = (subtype & 0x0F) + (subtype >> 4 == 5 ? 16 : 0);
    if (reply.subtype() != subtype || reply.bodyLength() != body) {
      throw damaged(line, request, reply);
    }
    return reply;
  }

  private BusException.DamagedReply damaged(Line line, byte[] request, XbpiReply reply) {
    return new BusException.DamagedReply(
        line.address(), id(), Bytes.show(reply.frame()) + " to " + Bytes.show(request));
  }
}
