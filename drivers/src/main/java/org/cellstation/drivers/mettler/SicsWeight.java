package org.cellstation.drivers.mettler;

import java.time.Instant;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.Tag;

/// The answer to a weighing command of MT-SICS level 0: `S S 100.00 g`. Source: MT-SICS Reference
/// Manual 11780711, "Format of responses with weight value".
final class SicsWeight {
  private static final int WITH_WEIGHT = 4;

  private SicsWeight() {}

  /// @param link and `balance` for messages
  static Reading read(byte[] reply, Tag tag, Instant now, String link, String balance)
      throws BusException {
    Words words = new Words(reply);
    if (words.count() == 1) {
      throw general(words, link, balance, reply);
    }
    // Some balances repeat the command that was sent instead of its first letter.
    if (words.is(0, "S") || words.is(0, "SI")) {
      if (words.count() == 2) {
        return weightless(words, tag, now, link, balance, reply);
      }
      if (words.is(2, "Error")) {
        return tag.bad(Cause.SENSOR_FAULT, now);
      }
      double grams = words.decimal(2) * gramsPer(words, link, balance);
      if (words.count() == WITH_WEIGHT && Double.isFinite(grams)) {
        if (words.is(1, "S")) {
          return tag.good(grams, now);
        }
        // `A` stands on balances that do not say whether the weight is stable.
        if (words.is(1, "D") || words.is(1, "A")) {
          return tag.uncertain(grams, Cause.NOT_STABLE, now);
        }
      }
    }
    throw damaged("no weight", link, balance, reply);
  }

  private static Reading weightless(
      Words words, Tag tag, Instant now, String link, String balance, byte[] reply)
      throws BusException {
    if (words.is(1, "+") || words.is(1, "-")) {
      return tag.bad(Cause.OUT_OF_RANGE, now);
    }
    if (words.is(1, "I")) {
      throw new BusException.Refused(link, balance, "busy: cannot weigh now");
    }
    if (words.is(1, "L")) {
      throw new BusException.Refused(link, balance, "does not accept the command");
    }
    throw damaged("no weight", link, balance, reply);
  }

  private static BusException general(Words words, String link, String balance, byte[] reply) {
    if (words.is(0, "ES") || words.is(0, "EL")) {
      return new BusException.Refused(link, balance, "does not know the command");
    }
    return words.is(0, "ET")
        ? damaged("the balance received a damaged command", link, balance, reply)
        : damaged("no weight", link, balance, reply);
  }

  private static double gramsPer(Words words, String link, String balance)
      throws BusException.Refused {
    if (words.is(3, "g") || words.count() != WITH_WEIGHT) {
      return 1;
    }
    if (words.is(3, "kg")) {
      return 1000;
    }
    if (words.is(3, "mg")) {
      return 0.001;
    }
    throw new BusException.Refused(
        link, balance, "weighs in " + words.text(3) + ": set the balance to g, kg or mg");
  }

  private static BusException.DamagedReply damaged(
      String what, String link, String balance, byte[] reply) {
    return new BusException.DamagedReply(link, balance, what + ": " + Bytes.show(reply));
  }
}
