package org.cellstation.drivers.profile;

/// What an instrument speaks.
public sealed interface Protocol permits ModbusDevice, TextDevice {}
