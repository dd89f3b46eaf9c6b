package org.cellstation.drivers.profiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.cellstation.drivers.modbus.ReadPlan;
import org.cellstation.drivers.profile.ModbusDevice.Doubt;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Sentinel;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// Makes one signal's reading from the registers of a poll: first whether there is a number at all,
/// then what other registers say about it, then its range.
final class RegisterSignal {
  /// Where a register stands in a poll.
  ///
  /// @param range number of the range it was asked with
  /// @param offset within that range
  record Source(Register register, int range, int offset) {
    int bits(ReadPlan.Reader reader) {
      return RegisterCodec.bits(reader.registers(range), offset, register);
    }
  }

  /// An age beyond this is none: a year, s.
  private static final double OLDEST_SECONDS = 365.0 * 86_400;

  private final Register register;
  private final Meaning meaning;
  private final Tag tag;
  private final Source source;
  private final @Nullable Source decimals;
  private final @Nullable Source age;
  private final List<Source> doubtful = new ArrayList<>();

  /// @param wish asks for a register to be read at each poll
  RegisterSignal(Register register, Tag tag, Function<String, Source> wish) {
    this.register = register;
    this.meaning = Objects.requireNonNull(register.meaning(), register.id());
    this.tag = tag;
    this.source = wish.apply(register.id());
    this.decimals = register.decimals().isEmpty() ? null : wish.apply(register.decimals());
    this.age = meaning.age().isEmpty() ? null : wish.apply(meaning.age());
    for (Doubt doubt : meaning.doubts()) {
      doubtful.add(wish.apply(doubt.register()));
    }
  }

  /// @param now when it was read, which is when it was measured unless the device tells an age
  Reading reading(ReadPlan.Reader reader, Instant now) {
    double old = age == null ? 0 : seconds(age, reader);
    return old >= 0 && old <= OLDEST_SECONDS
        ? measured(reader, now.minusMillis(Math.round(1000 * old)))
        : tag.bad(Cause.SENSOR_FAULT, now);
  }

  private static double seconds(Source age, ReadPlan.Reader reader) {
    Register register = age.register();
    return register.scaling().value(RegisterCodec.number(age.bits(reader), register));
  }

  private Reading measured(ReadPlan.Reader reader, Instant now) {
    int bits = source.bits(reader);
    List<Sentinel> sentinels = meaning.sentinels();
    for (int i = 0; i < sentinels.size(); i++) {
      if (sentinels.get(i).bits() == bits) {
        return tag.bad(sentinels.get(i).cause(), now);
      }
    }
    double value = register.scaling().value(RegisterCodec.number(bits, register) / power(reader));
    if (!Double.isFinite(value)) {
      return tag.bad(Cause.SENSOR_FAULT, now);
    }
    List<Doubt> doubts = meaning.doubts();
    for (int i = 0; i < doubts.size(); i++) {
      Doubt doubt = doubts.get(i);
      if (doubt.quality() == Quality.BAD && doubt.applies(doubtful.get(i).bits(reader))) {
        return tag.bad(value, doubt.cause(), now);
      }
    }
    if (!meaning.valid().holds(value)) {
      return tag.bad(value, Cause.OUT_OF_RANGE, now);
    }
    for (int i = 0; i < doubts.size(); i++) {
      Doubt doubt = doubts.get(i);
      if (doubt.quality() == Quality.UNCERTAIN && doubt.applies(doubtful.get(i).bits(reader))) {
        return tag.uncertain(value, doubt.cause(), now);
      }
    }
    return tag.good(value, now);
  }

  private double power(ReadPlan.Reader reader) {
    return decimals == null
        ? 1
        : ProfiledModbus.powerOfTen(
            RegisterCodec.number(decimals.bits(reader), decimals.register()));
  }
}
