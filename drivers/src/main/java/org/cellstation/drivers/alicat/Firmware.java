package org.cellstation.drivers.alicat;

/// The answer to `VE`: `A 10v20.0-R24 Jan 9 2025,15:04:07`. The oldest family calls itself `GP` and
/// has no number.
record Firmware(int major) {
  static Firmware of(String answer) {
    String[] words = answer.split(" +", 3);
    String version = words.length < 2 ? "" : words[1];
    int major = 0;
    int at = 0;
    while (at < version.length() && Character.isDigit(version.charAt(at)) && major < 1000) {
      major = 10 * major + version.charAt(at) - '0';
      at++;
    }
    boolean numbered = at > 0 && at < version.length() && version.charAt(at) == 'v';
    return new Firmware(numbered ? major : 0);
  }
}
