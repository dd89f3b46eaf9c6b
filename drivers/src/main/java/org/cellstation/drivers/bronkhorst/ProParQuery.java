package org.cellstation.drivers.bronkhorst;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request for several parameters in one message, made ready once. In front of each parameter
/// stands the index under which its value will come back; parameters of one process stand together
/// in a group, and bit 7 says that more of the group, or another group, follows. Source: 9.17.027,
/// command 04 and chaining.
final class ProParQuery {
  private static final int REQUEST = 0x04;
  private static final int ANSWER = 0x02;
  private static final int MORE = 0x80;
  private static final int INDEX = 0x1F;

  private final List<Parameter> parameters;
  private final byte[] data;

  /// The bytes that must stand in front of each value in the answer: the process where a group
  /// begins (else a negative number), then the index.
  private final int[] groups;

  private final int[] indexes;

  /// @param first index of the first parameter; the others count on
  ProParQuery(int first, Parameter... parameters) {
    this.parameters = List.of(parameters);
    this.groups = new int[parameters.length];
    this.indexes = new int[parameters.length];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(REQUEST);
    for (int i = 0; i < parameters.length; i++) {
      Parameter p = parameters[i];
      boolean begins = i == 0 || p.process() != parameters[i - 1].process();
      groups[i] = begins ? p.process() | (isLastGroup(i) ? 0 : MORE) : -1;
      boolean ends = i + 1 == parameters.length || p.process() != parameters[i + 1].process();
      indexes[i] = (first + i & INDEX) | p.type().code | (ends ? 0 : MORE);
      if (begins) {
        bytes.write(groups[i]);
      }
      bytes.write(indexes[i]);
      bytes.write(p.process());
      bytes.write(p.number() | p.type().code);
      if (p.type() == Parameter.Type.TEXT) {
        bytes.write(p.length());
      }
    }
    this.data = bytes.toByteArray();
  }

  private boolean isLastGroup(int from) {
    for (int i = from + 1; i < parameters.size(); i++) {
      if (parameters.get(i).process() != parameters.get(from).process()) {
        return false;
      }
    }
    return true;
  }

  byte[] data() {
    return data.clone();
  }

  /// @param message node, length, data as {@link ProParEncoding#unwrap} gives it
  /// @return null when it is not the answer to this request
  @Nullable ProParValues read(byte[] message) {
    int[] starts = new int[indexes.length];
    int[] ends = new int[indexes.length];
    if (message[2] != ANSWER) {
      return null;
    }
    int at = 3;
    for (int i = 0; i < indexes.length; i++) {
      if (groups[i] >= 0) {
        if (at >= message.length || (message[at] & 0xFF) != groups[i]) {
          return null;
        }
        at++;
      }
      if (at >= message.length || (message[at] & 0xFF) != indexes[i]) {
        return null;
      }
      at++;
      Parameter.Type type = parameters.get(i).type();
      if (type == Parameter.Type.TEXT) {
        if (at >= message.length) {
          return null;
        }
        int length = message[at++] & 0xFF;
        starts[i] = at;
        if (length == 0) {
          while (at < message.length && message[at] != 0) {
            at++;
          }
          ends[i] = at;
          at++;
        } else {
          at += length;
          ends[i] = at;
        }
      } else {
        starts[i] = at;
        at += type.size;
        ends[i] = at;
      }
    }
    return at == message.length ? new ProParValues(message, starts, ends) : null;
  }
}
