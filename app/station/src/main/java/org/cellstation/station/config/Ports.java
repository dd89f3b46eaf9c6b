package org.cellstation.station.config;

import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;

/// Makes the ports a configuration names. The station knows instruments and links only as ports;
/// which ones there are is for whoever starts the station to say.
public interface Ports {
  /// @throws IllegalArgumentException for an address that is none, with what to write
  Link link(String address);

  /// @throws IllegalArgumentException for an unknown model or option, with what to write
  Instrument instrument(String model, String id, Map<String, String> options);

  /// By what an instrument is told from others on its line, empty for one that answers whatever is
  /// said there.
  ///
  /// @throws IllegalArgumentException for an unknown model or option, with what to write
  String address(String model, Map<String, String> options);

  /// What is behind the address of a link, one text however it is written.
  ///
  /// @throws IllegalArgumentException for an address that is none, with what to write
  String port(String address);

  /// The text of a site's own control strategy.
  ///
  /// @throws IllegalArgumentException when there is none of that name, with what to write
  default byte[] control(String name) {
    throw new IllegalArgumentException("there is no control strategy `" + name + "`");
  }
}
