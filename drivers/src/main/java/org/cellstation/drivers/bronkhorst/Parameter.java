package org.cellstation.drivers.bronkhorst;

/// One value inside a Bronkhorst instrument, as ProPar reaches it. Source: 9.17.027, parameter
/// list.
///
/// @param process the group it belongs to
/// @param number within its process, 0 .. 31
/// @param length of a text as it is asked for, 0 for one that ends with NUL
record Parameter(int process, int number, Type type, int length) {
  static final Parameter MEASURE = sixteen(1, 0);
  static final Parameter SET_POINT = sixteen(1, 1);
  static final Parameter CONTROL_MODE = new Parameter(1, 4, Type.INT8, 0);
  static final Parameter CAPACITY = real(1, 13);
  static final Parameter FLUID = text(1, 17, 10);
  static final Parameter CAPACITY_UNIT = text(1, 31, 7);
  static final Parameter REAL_MEASURE = real(33, 0);
  static final Parameter REAL_SET_POINT = real(33, 3);
  static final Parameter MODEL = text(113, 2, 0);
  static final Parameter SERIAL = text(113, 3, 0);
  static final Parameter FIRMWARE = text(113, 5, 0);
  static final Parameter USER_TAG = text(113, 6, 0);

  /// Its code is bits 5 and 6 of a parameter byte, its size is in bytes, 0 for a text.
  enum Type {
    INT8(0x00, 1),
    INT16(0x20, 2),
    REAL(0x40, 4),
    TEXT(0x60, 0);

    final int code;
    final int size;

    Type(int code, int size) {
      this.code = code;
      this.size = size;
    }
  }

  private static Parameter sixteen(int process, int number) {
    return new Parameter(process, number, Type.INT16, 0);
  }

  private static Parameter real(int process, int number) {
    return new Parameter(process, number, Type.REAL, 0);
  }

  private static Parameter text(int process, int number, int length) {
    return new Parameter(process, number, Type.TEXT, length);
  }
}
