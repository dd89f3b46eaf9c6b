package org.cellstation.drivers.bronkhorst;

import java.util.Arrays;

/// A message that writes one or more values and wants a status in return. Source: 9.17.027, command
/// 01 and chaining.
final class ProParWrite {
  private static final byte WITH_STATUS = 0x01;
  private static final byte MORE = (byte) 0x80;

  private byte[] data = {WITH_STATUS};
  private int process = -1;
  private int groupAt = -1;
  private int parameterAt;

  ProParWrite put(Parameter parameter, float value) {
    return put(parameter, Float.floatToRawIntBits(value));
  }

  /// @param value as many of its low bytes as the parameter has
  ProParWrite put(Parameter parameter, int value) {
    if (parameter.process() == process) {
      data[parameterAt] |= MORE;
    } else {
      if (groupAt >= 0) {
        data[groupAt] |= MORE;
      }
      process = parameter.process();
      groupAt = data.length;
      append(process);
    }
    parameterAt = data.length;
    append(parameter.number() | parameter.type().code);
    for (int shift = 8 * (parameter.type().size - 1); shift >= 0; shift -= 8) {
      append(value >>> shift);
    }
    return this;
  }

  private void append(int value) {
    data = Arrays.copyOf(data, data.length + 1);
    data[data.length - 1] = (byte) value;
  }

  byte[] data() {
    return data.clone();
  }
}
