package org.cellstation.drivers.link;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Takes the data out of a Telnet stream and hands the commands in it to its listener, however the
/// stream was split. Source: RFC 854, RFC 855.
final class Telnet {
  static final int IAC = 255;
  static final int DONT = 254;
  static final int DO = 253;
  static final int WONT = 252;
  static final int WILL = 251;
  static final int SB = 250;
  static final int SE = 240;

  /// Longer than any subnegotiation of RFC 2217 but a signature.
  private static final int LONGEST = 256;

  interface Listener {
    /// @param verb DO, DONT, WILL or WONT
    void option(int verb, int option);

    /// What stands between SB and SE, with its escapes undone.
    void negotiation(byte[] content);
  }

  private enum State {
    DATA,
    COMMAND,
    OPTION,
    CONTENT,
    CONTENT_COMMAND
  }

  private final Listener listener;
  private State state = State.DATA;
  private int verb;
  private final byte[] content = new byte[LONGEST];
  private int length;

  Telnet(Listener listener) {
    this.listener = listener;
  }

  /// Takes `bytes[offset .. offset + count)` and leaves the data in its place.
  ///
  /// @return how much of it is data
  int take(byte[] bytes, int offset, int count) {
    int data = offset;
    for (int i = offset; i < offset + count; i++) {
      int b = bytes[i] & 0xFF;
      switch (state) {
        case DATA -> {
          if (b == IAC) {
            state = State.COMMAND;
          } else {
            bytes[data++] = (byte) b;
          }
        }
        case COMMAND -> {
          state = State.DATA;
          if (b == IAC) {
            bytes[data++] = (byte) b;
          } else if (b == SB) {
            length = 0;
            state = State.CONTENT;
          } else if (b >= WILL) {
            verb = b;
            state = State.OPTION;
          }
        }
        case OPTION -> {
          state = State.DATA;
          listener.option(verb, b);
        }
        case CONTENT -> {
          if (b == IAC) {
            state = State.CONTENT_COMMAND;
          } else {
            keep(b);
          }
        }
        case CONTENT_COMMAND -> {
          if (b == IAC) {
            keep(b);
            state = State.CONTENT;
          } else {
            // SE, or a command that has no place here: the content ends either way.
            state = State.DATA;
            listener.negotiation(Arrays.copyOf(content, length));
          }
        }
      }
    }
    return data - offset;
  }

  private void keep(int b) {
    if (length < LONGEST) {
      content[length++] = (byte) b;
    }
  }

  static byte[] escaped(byte[] bytes, int offset, int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(count + 8);
    for (int i = offset; i < offset + count; i++) {
      out.write(bytes[i]);
      if ((bytes[i] & 0xFF) == IAC) {
        out.write(IAC);
      }
    }
    return out.toByteArray();
  }
}
