package org.cellstation.app.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One way to spoil a reply.
///
/// @param kind what was done
/// @param where which byte, for messages
/// @param reads what arrives instead of the reply, one piece a read
record Damage(Kind kind, int where, List<byte[]> reads) {
  enum Kind {
    TRUNCATED(true),
    BIT_FLIPPED(false),
    BYTE_INSERTED(false),
    BYTE_REMOVED(false),
    DUPLICATED(true),
    OLD_REPLY_BEFORE_IT(true),
    FOREIGN_FRAME_BEFORE_IT(true),
    ECHO_BEFORE_IT(true),
    SPLIT(true);

    private final boolean alwaysTold;

    Kind(boolean alwaysTold) {
      this.alwaysTold = alwaysTold;
    }
  }

  /// NUL and FF, which no text has; the ends of lines and frames; a digit; a minus.
  private static final byte[] INSERTED = {0, (byte) 0xFF, '\r', '\n', 0x10, '5', '-'};

  private static final byte[] FOREIGN = {0x63, 0x03, 0x02, 0x12, 0x34, 0x4C, (byte) 0xFB};

  /// Every damage that one reply can come to.
  ///
  /// @param bits how many bits of each byte are flipped, one after the other: 8 for all of them
  /// @param before the reply before this one
  static List<Damage> all(byte[] request, byte[] reply, byte[] before, int bits) {
    List<Damage> all = new ArrayList<>();
    for (int i = 0; i < reply.length; i++) {
      all.add(one(Kind.TRUNCATED, i, Arrays.copyOf(reply, i)));
      all.add(one(Kind.BYTE_REMOVED, i, spliced(reply, i, i + 1)));
      for (int bit = 0; bit < bits; bit++) {
        byte[] flipped = reply.clone();
        flipped[i] ^= (byte) (1 << (bits == 8 ? bit : (i + bit * 3) % 8));
        all.add(one(Kind.BIT_FLIPPED, i, flipped));
      }
      if (i > 0) {
        all.add(
            new Damage(
                Kind.SPLIT,
                i,
                List.of(Arrays.copyOf(reply, i), Arrays.copyOfRange(reply, i, reply.length))));
      }
    }
    for (int i = 0; i <= reply.length; i++) {
      for (byte inserted : INSERTED) {
        all.add(one(Kind.BYTE_INSERTED, i, spliced(reply, i, i, inserted)));
      }
    }
    all.add(one(Kind.DUPLICATED, 0, joined(reply, reply)));
    all.add(one(Kind.OLD_REPLY_BEFORE_IT, 0, joined(before, reply)));
    all.add(one(Kind.FOREIGN_FRAME_BEFORE_IT, 0, joined(FOREIGN, reply)));
    all.add(one(Kind.ECHO_BEFORE_IT, 0, joined(request, reply)));
    all.add(new Damage(Kind.SPLIT, 0, singles(reply)));
    return all;
  }

  private static Damage one(Kind kind, int where, byte[] read) {
    return new Damage(kind, where, List.of(read));
  }

  private static byte[] spliced(byte[] reply, int from, int to, byte... instead) {
    byte[] start = joined(Arrays.copyOf(reply, from), instead);
    return joined(start, Arrays.copyOfRange(reply, to, reply.length));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static List<byte[]> singles(byte[] reply) {
    List<byte[]> singles = new ArrayList<>();
    for (byte b : reply) {
      singles.add(new byte[] {b});
    }
    return singles;
  }

  /// Whether a driver can tell, so that a reading from such a reply is a defect of the driver.
  /// Without anything that guards the contents, a character that was exchanged for another
  /// printable one, or is missing, leaves a reply as good as any.
  boolean canBeTold(Pair.Guard guard) {
    return switch (guard) {
      case CHECKSUM -> true;
      case TRANSACTION -> kind != Kind.BIT_FLIPPED;
      case SHAPE -> kind.alwaysTold || (kind == Kind.BYTE_INSERTED && !isPrintable());
    };
  }

  private boolean isPrintable() {
    for (byte b : reads.getFirst()) {
      if ((b < ' ' && b != '\r' && b != '\n' && b != 2 && b != 3) || b == 0x7F) {
        return false;
      }
    }
    return true;
  }
}
