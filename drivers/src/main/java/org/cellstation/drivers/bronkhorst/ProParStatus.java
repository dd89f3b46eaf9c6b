package org.cellstation.drivers.bronkhorst;

/// Status codes in the words of 9.17.027. The byte behind the code is the position in the request
/// at which the instrument stumbled.
enum ProParStatus {
  PROCESS_CLAIMED(1, "the process is claimed by another master"),
  COMMAND(2, "unknown command"),
  PROCESS(3, "unknown process"),
  PARAMETER(4, "unknown parameter"),
  TYPE(5, "wrong parameter type"),
  VALUE(6, "value out of range"),
  NETWORK(7, "the network is not active"),
  TIMEOUT_START(8, "timeout before the start character"),
  TIMEOUT_LINE(9, "timeout inside the message"),
  MEMORY(10, "memory failure"),
  NODE(11, "wrong node"),
  COMMUNICATION(12, "communication failure"),
  READ_ONLY(13, "read-only parameter");

  static final int OK = 0;

  private final int code;
  private final String text;

  ProParStatus(int code, String text) {
    this.code = code;
    this.text = text;
  }

  static String text(int code, int position) {
    for (ProParStatus status : values()) {
      if (status.code == code) {
        return "status " + code + ", " + status.text + ", at byte " + position;
      }
    }
    return "status " + code + " at byte " + position;
  }
}
