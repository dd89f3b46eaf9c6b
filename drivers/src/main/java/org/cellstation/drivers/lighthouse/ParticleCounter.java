package org.cellstation.drivers.lighthouse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.ascii.Decimal;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// Remote, Solair and Apex particle counters. A poll gives the samples that were recorded since the
/// last one, each once and with its own time, and nothing in between: whoever uses them must allow
/// for the sample time. Counts become concentrations by the flow and by each sample's own length.
/// There is no watchdog: when the station falls silent, the counter goes on sampling into its
/// memory, and the station catches up. Source: Lighthouse Modbus register map v1.48.
public final class ParticleCounter extends PolledInstrument {
  /// Registers 40001 and following, as addresses on the wire.
  private static final int COMMAND = 1;

  private static final int STATUS = 2;
  private static final int FIRMWARE = 3;
  private static final int SERIAL = 4;
  private static final int PRODUCT = 6;
  private static final int MODEL = 14;
  private static final int NAME_REGISTERS = 8;
  private static final int FLOW = 22;
  private static final int IDENTITY_REGISTERS = 23;
  private static final int CLOCK = 26;
  private static final int SAMPLE_SECONDS = 32;

  /// Register 32009: what channel 1 counts, four characters.
  private static final int SIZES = 2008;

  private static final int START = 11;
  private static final int STOP = 12;

  private static final int RUNNING = 1;
  private static final int NEW_DATA = 1 << 2;
  private static final int DEVICE_ERROR = 1 << 3;

  private static final WordOrder ORDER = WordOrder.HIGH_WORD_FIRST;
  private static final double LITRES_PER_CUBIC_FOOT = 28.317;
  private static final double FLOW_TOLERANCE = 0.02;
  private static final double SIZE_TOLERANCE = 0.001;
  private static final double LITRES_PER_CUBIC_METRE = 1000;

  private final List<Double> sizes;
  private final double litresPerMinute;
  private final int sampleSeconds;
  private final ModbusUnit unit;
  private final ModbusUnit.Query status;
  private final ModbusUnit.Query who;
  private final ModbusUnit.Query clock;
  private final ModbusUnit.Query sampleTime;
  private final ModbusUnit.Query sizeTexts;
  private final RecordBuffer buffer;
  private final List<Tag> sizeTags;
  private final Tag flowTag;
  private final Tag alarmTag;
  private boolean sampling = true;

  /// @param address 1 .. 247
  /// @param sizes of its channels in their order, um
  /// @param litresPerMinute nominal flow as on the counter's label
  /// @param sample length of one sample, whole seconds
  public ParticleCounter(
      String id,
      int address,
      Transport transport,
      List<Double> sizes,
      double litresPerMinute,
      Duration sample,
      Timing timing) {
    super(id, timing, signals(sizes), List.of(new Setting("sampling", "1", 0, 1, Duration.ZERO)));
    this.sizes = List.copyOf(sizes);
    this.litresPerMinute = litresPerMinute;
    this.sampleSeconds = (int) sample.toSeconds();
    this.unit = new ModbusUnit(id, address, transport, timing.timeout());
    this.status = unit.holding(STATUS, 1);
    this.who = unit.holding(0, IDENTITY_REGISTERS);
    this.clock = unit.holding(CLOCK, 2);
    this.sampleTime = unit.holding(SAMPLE_SECONDS, 2);
    this.sizeTexts = unit.input(SIZES, 2 * sizes.size());
    this.buffer = new RecordBuffer(unit);
    this.sizeTags = sizes.stream().map(ParticleCounter::name).map(this::tag).toList();
    this.flowTag = tag("flow");
    this.alarmTag = tag("alarm");
  }

  private static List<Signal> signals(List<Double> sizes) {
    List<Signal> signals = new ArrayList<>();
    for (double size : sizes) {
      signals.add(new Signal(name(size), "1/m3"));
    }
    signals.add(new Signal("flow", "L/min"));
    signals.add(new Signal("alarm", "1"));
    return signals;
  }

  private static String name(double micrometres) {
    boolean whole = micrometres == Math.rint(micrometres);
    return "particles " + (whole ? Long.toString((long) micrometres) : "" + micrometres) + " um";
  }

  @Override
  public Identity identify(Line line) throws BusException {
    Registers about = unit.read(line, who);
    int mapVersion = about.unsigned16(0);
    String product = about.text(PRODUCT, NAME_REGISTERS);
    if (mapVersion < 100 || mapVersion > 999 || product.isEmpty()) {
      throw new BusException.DamagedReply(
          line.address(),
          id(),
          "no Lighthouse counter: register map " + mapVersion + ", product \"" + product + "\"");
    }
    String model = about.text(MODEL, NAME_REGISTERS);
    int firmware = about.unsigned16(FIRMWARE);
    return new Identity(
        "Lighthouse",
        model.isEmpty() ? product : product + " " + model,
        Integer.toUnsignedString(about.bits32(SERIAL, ORDER)),
        firmware / 100 + (firmware % 100 < 10 ? ".0" : ".") + firmware % 100);
  }

  /// A counter with another flow or other channels would turn every count into another
  /// concentration. The sample time is written only where it differs, and never to its EEPROM.
  @Override
  public void prepare(Line line) throws BusException {
    checkFlow(line);
    checkSizes(line);
    boolean running = isRunning(line);
    if (unit.read(line, sampleTime).bits32(0, ORDER) != sampleSeconds) {
      if (running) {
        unit.write(line, COMMAND, STOP);
        running = false;
      }
      unit.write(line, SAMPLE_SECONDS, sampleSeconds >>> 16);
      unit.write(line, SAMPLE_SECONDS + 1, sampleSeconds & 0xFFFF);
      int taken = unit.read(line, sampleTime).bits32(0, ORDER);
      if (taken != sampleSeconds) {
        throw refused(line, "sample time not taken: sent " + sampleSeconds + " s, reads " + taken);
      }
    }
    if (sampling && !running) {
      unit.write(line, COMMAND, START);
    }
    buffer.distrust();
  }

  /// Some counters give their flow in cubic feet per minute, some in litres.
  private void checkFlow(Line line) throws BusException {
    double reported = unit.read(line, who).unsigned16(FLOW) / 100.0;
    double most = litresPerMinute * FLOW_TOLERANCE;
    if (Math.abs(reported - litresPerMinute) > most
        && Math.abs(reported * LITRES_PER_CUBIC_FOOT - litresPerMinute) > most) {
      throw refused(
          line,
          "the counter has a flow of "
              + reported
              + " (L/min or cubic feet per minute), the configuration says "
              + litresPerMinute
              + " L/min");
    }
  }

  /// Not every model has the registers that name its channels; one that has them must agree.
  private void checkSizes(Line line) throws BusException {
    Registers texts;
    try {
      texts = unit.read(line, sizeTexts);
    } catch (BusException.Refused absent) {
      return;
    }
    for (int i = 0; i < sizes.size(); i++) {
      byte[] text = texts.text(2 * i, 2).getBytes(StandardCharsets.US_ASCII);
      double reported = Decimal.parse(text, 0, text.length);
      if (Math.abs(reported - sizes.get(i)) > SIZE_TOLERANCE) {
        throw refused(
            line,
            "channel "
                + (i + 1)
                + " counts "
                + reported
                + " um, the configuration says "
                + sizes.get(i));
      }
    }
  }

  private boolean isRunning(Line line) throws BusException {
    return (unit.read(line, status).unsigned16(0) & RUNNING) != 0;
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), id(), why);
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    int state = unit.read(line, status).unsigned16(0);
    if ((state & DEVICE_ERROR) != 0) {
      Instant now = line.now();
      sizeTags.forEach(tag -> sink.accept(tag.bad(Cause.SENSOR_FAULT, now)));
      sink.accept(flowTag.bad(Cause.SENSOR_FAULT, now));
      sink.accept(alarmTag.bad(Cause.SENSOR_FAULT, now));
      return;
    }
    if (sampling && (state & RUNNING) == 0) {
      throw refused(line, "it has stopped sampling; it is started again");
    }
    if ((state & NEW_DATA) == 0 && !buffer.isBehind()) {
      return;
    }
    List<CountRecord> records = buffer.news(line);
    if (!records.isEmpty()) {
      long counterSeconds = Integer.toUnsignedLong(unit.read(line, clock).bits32(0, ORDER));
      Instant now = line.now();
      for (CountRecord record : records) {
        report(record, now, Math.max(0, counterSeconds - record.timeSeconds()), sink);
      }
    }
    buffer.given(records);
  }

  /// The counter's clock need not be right: it serves to tell how old a record is.
  private void report(CountRecord record, Instant now, long ageSeconds, ReadingSink sink) {
    Instant instant = now.minusSeconds(ageSeconds);
    for (int i = 0; i < sizeTags.size(); i++) {
      sink.accept(concentration(record, i, instant));
    }
    Quality quality = record.quality();
    Reading flow = flowTag.good(litresPerMinute, instant);
    sink.accept(quality == Quality.GOOD ? flow : flow.as(quality, record.cause()));
    sink.accept(alarmTag.good(record.hasAlarm() ? 1 : 0, instant));
  }

  private Reading concentration(CountRecord record, int channel, Instant instant) {
    Tag tag = sizeTags.get(channel);
    if (!record.isValid(channel)) {
      return tag.bad(Cause.SENSOR_FAULT, instant);
    }
    if (record.sampleSeconds() == 0) {
      return tag.bad(Cause.OUT_OF_RANGE, instant);
    }
    double litres = litresPerMinute * record.sampleSeconds() / 60.0;
    Reading good = tag.good(record.count(channel) / (litres / LITRES_PER_CUBIC_METRE), instant);
    Quality quality = record.quality();
    return quality == Quality.GOOD ? good : good.as(quality, record.cause());
  }

  /// 1 starts, 0 stops; anything between is rounded.
  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    sampling = value >= 0.5;
    unit.write(line, COMMAND, sampling ? START : STOP);
    if (isRunning(line) != sampling) {
      throw refused(line, sampling ? "it does not start sampling" : "it does not stop sampling");
    }
  }
}
