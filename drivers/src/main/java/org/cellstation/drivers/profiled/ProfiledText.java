package org.cellstation.drivers.profiled;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profile.TextDevice.Command;
import org.cellstation.drivers.profile.TextDevice.Sentinel;
import org.cellstation.drivers.profile.TextDevice.Watchdog;
import org.cellstation.drivers.reading.ReadingSink;
import org.jspecify.annotations.Nullable;

/// A device with a line-oriented ASCII protocol that is known from a profile alone. Where the
/// profile names a watchdog it is fed while somebody looks after the process; where it names none
/// the device goes on by itself when the station falls silent.
public final class ProfiledText extends PolledInstrument {
  private final InstrumentProfile profile;
  private final WriteBudget budget;
  private final List<Asking> reads = new ArrayList<>();
  private final List<Asking> preparations = new ArrayList<>();
  private final List<Asking> questions = new ArrayList<>();
  private final List<TextSignal> signals = new ArrayList<>();
  private final Map<String, Told> settings = new HashMap<>();
  private final Feeding feeding;

  /// How one setting is told and asked back.
  private record Told(TextDevice.Setting setting, Asking command, @Nullable Asking readBack) {}

  /// @param address as its commands write it, empty when the profile has no addresses
  /// @param ledger for settings whose memory wears out
  public ProfiledText(
      String id,
      InstrumentProfile profile,
      TextDevice device,
      String address,
      Timing timing,
      WriteLedger ledger) {
    super(id, timing, signals(device), settings(device));
    this.profile = profile;
    this.budget = new WriteBudget(id, ledger);
    Map<String, List<Sentinel>> sentinels = new HashMap<>();
    device.signals().forEach(s -> sentinels.put(s.placeholder(), s.sentinels()));
    Maker maker = new Maker(id, timing.timeout(), device, address, sentinels);
    device.reads().forEach(read -> reads.add(maker.asking(read)));
    device.prepare().forEach(step -> preparations.add(maker.asking(step)));
    device.identity().forEach(question -> questions.add(maker.asking(question)));
    for (TextDevice.Signal signal : device.signals()) {
      signals.add(new TextSignal(signal, tag(signal.id()), this::spot));
    }
    for (TextDevice.Setting setting : device.settings()) {
      Command readBack = setting.readBack();
      settings.put(
          setting.id(),
          new Told(
              setting,
              maker.asking(setting.command()),
              readBack == null ? null : maker.asking(readBack)));
    }
    Watchdog watchdog = device.watchdog();
    if (watchdog == null) {
      feeding = Feeding.NONE;
    } else {
      Asking feed = maker.asking(watchdog.feed());
      feeding = new Feeding(id, watchdog.every(), watchdog.trips(), feed::send);
    }
  }

  private record Maker(
      String id,
      Duration timeout,
      TextDevice device,
      String address,
      Map<String, List<Sentinel>> sentinels) {
    Asking asking(Command command) {
      return new Asking(id, timeout, device, command, address, sentinels);
    }
  }

  private static List<Signal> signals(TextDevice device) {
    return device.signals().stream().map(s -> new Signal(s.id(), s.unit())).toList();
  }

  private static List<Setting> settings(TextDevice device) {
    return device.settings().stream()
        .map(s -> new Setting(s.id(), s.unit(), s.min(), s.max(), s.refresh()))
        .toList();
  }

  private Asking.Spot spot(String placeholder) {
    for (Asking read : reads) {
      if (read.gives(placeholder)) {
        return read.spot(placeholder);
      }
    }
    throw new IllegalArgumentException(id() + ": no read gives {" + placeholder + "}");
  }

  @Override
  public void prepare(Line line) throws BusException {
    for (Asking step : preparations) {
      step.send(line);
    }
    feeding.begin(line);
  }

  /// Asks what identifies it; where the profile names nothing, what is polled, so that a stranger
  /// is told by what it answers.
  @Override
  public Identity identify(Line line) throws BusException {
    Map<String, String> found = new HashMap<>();
    List<Asking> asked = questions.isEmpty() ? reads : questions;
    for (Asking question : asked) {
      question.send(line);
      for (String name : List.of("model", "serial", "firmware")) {
        if (question.gives(name)) {
          found.put(name, question.spot(name).text());
        }
      }
    }
    return new Identity(
        profile.maker(),
        found.getOrDefault("model", profile.model()),
        found.getOrDefault("serial", ""),
        found.getOrDefault("firmware", ""));
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    for (int i = 0; i < reads.size(); i++) {
      reads.get(i).send(line);
    }
    Instant now = line.now();
    for (int i = 0; i < signals.size(); i++) {
      sink.accept(signals.get(i).reading(now));
    }
  }

  @Override
  public void feed(Line line) throws BusException {
    feeding.feed(line);
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    Told told = settings.get(setting.name());
    if (told == null) {
      throw new IllegalArgumentException(id() + " has no setting " + setting.name());
    }
    TextDevice.Setting known = told.setting();
    double number = NumberText.rounded(known.scaling().raw(value), known.decimals());
    String text = NumberText.of(number, told.command().value(), known.decimals());
    if (text.isEmpty()) {
      throw new BusException.Refused(
          line.address(), id(), value + " " + known.unit() + " does not fit the command");
    }
    Asking readBack = told.readBack();
    if (known.memory().wears()) {
      if (readBack != null && isTaken(line, readBack, number, known.tolerance())) {
        return;
      }
      budget.take(line, known.id(), known.memory());
    }
    told.command().send(line, text);
    if (readBack != null && !isTaken(line, readBack, number, known.tolerance())) {
      throw new BusException.Refused(
          line.address(),
          id(),
          "set-point not taken: sent "
              + text
              + ", reads "
              + readBack.spot(TextDevice.VALUE).number());
    }
  }

  private static boolean isTaken(Line line, Asking readBack, double number, double tolerance)
      throws BusException {
    readBack.send(line);
    return Math.abs(readBack.spot(TextDevice.VALUE).number() - number) <= tolerance;
  }
}
