package org.cellstation.app.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.jspecify.annotations.Nullable;

/// Records a dialogue, and lets one of its replies arrive damaged.
final class DamagedLink implements Link {
  /// One request and what came back, a character for each byte.
  ///
  /// @param before the reply to the request before this one
  record Exchange(String request, String reply, String before) {
    static byte[] bytes(String characters) {
      return characters.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private final Link wire;
  private final Deque<byte[]> arriving = new ArrayDeque<>();
  private final byte[] buffer = new byte[4096];
  private final List<Exchange> exchanges = new ArrayList<>();
  private String before = "";
  private int replies;
  private int target = -1;
  private @Nullable Damage damage;

  DamagedLink(Link wire) {
    this.wire = wire;
  }

  /// What has been said since the last call.
  List<Exchange> takeDialogue() {
    List<Exchange> dialogue = List.copyOf(exchanges);
    exchanges.clear();
    replies = 0;
    return dialogue;
  }

  /// The next dialogue begins, and one of its replies will be damaged.
  ///
  /// @param reply counted from 0
  void spoil(int reply, Damage how) {
    takeDialogue();
    target = reply;
    damage = how;
  }

  /// Whether the damaged reply was sent.
  boolean hasSpoilt() {
    return damage == null;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws BusException.LinkLost {
    wire.write(bytes, offset, length);
    int count = 0;
    int more = wire.read(buffer, 0, buffer.length, Duration.ZERO);
    while (more > 0) {
      count += more;
      more = wire.read(buffer, count, buffer.length - count, Duration.ZERO);
    }
    if (count == 0) {
      return;
    }
    byte[] reply = Arrays.copyOf(buffer, count);
    Damage how = damage;
    if (replies == target && how != null) {
      arriving.addAll(how.reads());
      damage = null;
    } else {
      arriving.add(reply);
    }
    String request = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    String answer = new String(reply, StandardCharsets.ISO_8859_1);
    exchanges.add(new Exchange(request, answer, before));
    before = answer;
    replies++;
  }

  @Override
  public int read(byte[] into, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    byte[] piece = arriving.poll();
    if (piece == null) {
      return wire.read(into, offset, length, timeout);
    }
    int count = Math.min(length, piece.length);
    System.arraycopy(piece, 0, into, offset, count);
    if (count < piece.length) {
      arriving.addFirst(Arrays.copyOfRange(piece, count, piece.length));
    }
    return count;
  }

  @Override
  public String address() {
    return wire.address();
  }

  @Override
  public void open() throws BusException.LinkLost {
    wire.open();
    arriving.clear();
  }

  @Override
  public boolean isOpen() {
    return wire.isOpen();
  }

  @Override
  public void close() {
    wire.close();
  }
}
