package org.cellstation.drivers.nut;

import org.jspecify.annotations.Nullable;

/// One line of a NUT server. Source: NUT developer guide, "Network protocol information".
final class NutReply {
  private NutReply() {}

  /// `VAR ups ups.status "OL CHRG"`.
  ///
  /// @return the value, or null when the line is not the answer to this question
  static @Nullable String value(String line, String ups, String variable) {
    String head = "VAR " + ups + " " + variable + " \"";
    int end = line.length() - 1;
    if (!line.startsWith(head) || end < head.length() || line.charAt(end) != '"') {
      return null;
    }
    StringBuilder value = new StringBuilder();
    for (int i = head.length(); i < end; i++) {
      char c = line.charAt(i);
      if (c == '"') {
        return null;
      }
      if (c == '\\') {
        i++;
        if (i == end) {
          return null;
        }
        c = line.charAt(i);
      }
      value.append(c);
    }
    return value.toString();
  }

  /// What an error means and what to do, for people.
  static String words(String error, String ups) {
    return switch (error) {
      case "DATA-STALE" ->
          "the server has no fresh data of " + ups + ": check the cable between UPS and server";
      case "DRIVER-NOT-CONNECTED" -> "the server's driver for " + ups + " does not run: start it";
      case "UNKNOWN-UPS" -> "the server knows no UPS " + ups + ": check the option ups";
      case "ACCESS-DENIED" -> "the server does not talk to this computer: check its LISTEN and ACL";
      default -> "the server says " + error;
    };
  }
}
