package org.cellstation.drivers.alicat;

/// What an Alicat prints about itself (`??M*`): ten lines, each with a label before its value.
record Manufacturer(String maker, String model, String serial, String firmware) {
  static Manufacturer of(String list) {
    String maker = "";
    String model = "";
    String serial = "";
    String firmware = "";
    for (String line : list.split("\r", -1)) {
      String row = line.length() < 2 ? "" : line.substring(1).strip();
      if (row.startsWith("M00 ")) {
        maker = row.substring(4).strip();
      } else if (row.startsWith("M04 Model Number ")) {
        model = row.substring(17).strip();
      } else if (row.startsWith("M05 Serial Number ")) {
        serial = row.substring(18).strip();
      } else if (row.startsWith("M09 Software Revision ")) {
        firmware = row.substring(22).strip();
      }
    }
    return new Manufacturer(maker, model, serial, firmware);
  }

  boolean isAlicat() {
    return maker.startsWith("ALICAT");
  }
}
