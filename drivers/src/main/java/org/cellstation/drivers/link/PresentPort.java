package org.cellstation.drivers.link;

/// A serial port as the system lists it now.
///
/// @param path as it is opened: `/dev/ttyUSB0`, `COM3`
/// @param usbSerial serial number of its USB adapter, empty when it has or tells none
record PresentPort(String path, String usbSerial) {}
