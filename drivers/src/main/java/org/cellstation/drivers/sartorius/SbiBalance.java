package org.cellstation.drivers.sartorius;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cellstation.drivers.ascii.Words;
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
import org.jspecify.annotations.Nullable;

/// A Sartorius balance over SBI, alone on its port, set to print on request and without waiting for
/// stability. Only prints are answered; everything else is read back. While the weight moves the
/// balance leaves out its unit, so a moving weight counts in the unit that was shown last, and is
/// none before that. No watchdog.
public final class SbiBalance extends PolledInstrument implements Balance {
  private static final byte[] PRINT = escape("P");
  private static final byte[] TARE = escape("U");
  private static final byte[] ZERO = escape("V");
  private static final byte[] MODEL = escape("x1_");
  private static final byte[] SERIAL = escape("x2_");
  private static final byte[] FIRMWARE = escape("x3_");

  private final Tag weight;
  private final StillWeight still;
  private final @Nullable WeightUnit configured;
  private @Nullable WeightUnit unit;

  /// @param unit the balance is set to show; null when it is whatever it shows at rest
  public SbiBalance(String id, @Nullable WeightUnit unit, Timing timing) {
    super(id, timing, List.of(new Signal("weight", "g")), List.of());
    this.weight = tag("weight");
    this.still = new StillWeight(id);
    this.configured = unit;
    this.unit = unit;
  }

  /// The line end that a command may have is left out: its end shows without.
  private static byte[] escape(String command) {
    return ("\u001B" + command).getBytes(StandardCharsets.US_ASCII);
  }

  /// Somebody may have set another unit while it was away.
  @Override
  public void prepare(Line line) {
    unit = configured;
  }

  @Override
  public Identity identify(Line line) throws BusException {
    String model = told(line, MODEL);
    String serial = told(line, SERIAL);
    return new Identity("Sartorius", model, serial, told(line, FIRMWARE));
  }

  /// `WZA8202-N`, `SerNo. 0031801165`, `BAC: 00-39-21`: the last word, and each has a digit.
  private String told(Line line, byte[] question) throws BusException {
    byte[] reply = line.exchange(id(), question, SbiFraming.INSTANCE, timeout());
    Words words = new Words(reply);
    String last = words.count() == 0 ? "" : words.text(words.count() - 1);
    boolean titled = words.count() == 2 && (words.text(0).endsWith(".") || words.is(0, "BAC:"));
    if ((words.count() != 1 && !titled) || last.chars().noneMatch(Character::isDigit)) {
      throw damaged(line, question, reply);
    }
    return last;
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    sink.accept(weigh(line));
  }

  private Reading weigh(Line line) throws BusException {
    byte[] reply = line.exchange(id(), PRINT, SbiFraming.INSTANCE, timeout());
    return switch (SbiLine.read(reply)) {
      case SbiLine.Weight shown -> reading(line, shown);
      case SbiLine.OffScale _ -> weight.bad(Cause.OUT_OF_RANGE, line.now());
      case SbiLine.Defect _ -> weight.bad(Cause.SENSOR_FAULT, line.now());
      case SbiLine.Other other -> throw refused(line, other.words());
      case SbiLine.Damaged _ -> throw damaged(line, PRINT, reply);
    };
  }

  private Reading reading(Line line, SbiLine.Weight shown) throws BusException.Refused {
    WeightUnit now = shown.unit();
    if (now != null) {
      know(line, now);
      return weight.good(shown.value() * now.grams(), line.now());
    }
    WeightUnit last = unit;
    return last == null
        ? weight.bad(Cause.NOT_STABLE, line.now())
        : weight.uncertain(shown.value() * last.grams(), Cause.NOT_STABLE, line.now());
  }

  private void know(Line line, WeightUnit shown) throws BusException.Refused {
    if (configured != null && configured != shown) {
      throw refused(line, "shows " + shown.symbol() + ", configured is " + configured.symbol());
    }
    unit = shown;
  }

  @Override
  public Errand<Double> zero() {
    return line -> still.bringToZero(line, "zero", this::look, l -> l.send(id(), ZERO));
  }

  @Override
  public Errand<Double> tare() {
    return line -> still.bringToZero(line, "tare", this::look, l -> l.send(id(), TARE));
  }

  private StillWeight.Shown look(Line line) throws BusException {
    byte[] reply = line.exchange(id(), PRINT, SbiFraming.INSTANCE, timeout());
    if (SbiLine.read(reply) instanceof SbiLine.Weight shown) {
      WeightUnit now = shown.unit();
      double grams = now == null ? 1 : now.grams();
      return new StillWeight.Shown(shown.value() * grams, now != null, shown.step() * grams);
    }
    throw refused(line, "shows no weight: " + Bytes.show(reply));
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }

  private BusException.DamagedReply damaged(Line line, byte[] request, byte[] reply) {
    return new BusException.DamagedReply(
        line.address(), id(), Bytes.show(reply) + " to " + Bytes.show(request));
  }
}
