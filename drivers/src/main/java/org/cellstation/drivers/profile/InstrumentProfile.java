package org.cellstation.drivers.profile;

import java.util.Map;
import org.cellstation.drivers.bus.Timing;

/// One kind of instrument, as its profile file describes it.
///
/// @param name what a station's configuration writes behind `profile:`
/// @param source where the maker's facts were found
/// @param doubts what is not certain, empty when nothing is
/// @param timing unless the station's configuration says otherwise
/// @param twin what its simulated twin measures, by signal, register or placeholder
public record InstrumentProfile(
    String name,
    String maker,
    String model,
    Certainty certainty,
    String source,
    String doubts,
    Access access,
    Timing timing,
    Protocol protocol,
    Map<String, TwinValue> twin) {

  /// How sure the facts are.
  public enum Certainty {
    /// A document of the maker that prints example bytes.
    A,
    /// A document of the maker, text or tables; or a capture from a real device.
    B,
    /// Other people's programs and tests only.
    C,
    /// Concluded, and verified by nothing.
    D
  }

  /// How it is reached as it leaves the factory.
  ///
  /// @param serial port parameters as a link address writes them, empty without a serial port
  /// @param tcpPort 0 without a network port
  public record Access(String serial, int tcpPort) {}

  public InstrumentProfile {
    twin = Map.copyOf(twin);
  }
}
