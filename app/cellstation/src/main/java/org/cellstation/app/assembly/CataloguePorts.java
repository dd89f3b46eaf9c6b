package org.cellstation.app.assembly;

import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.station.config.Ports;

/// The instruments and links this program was built with.
public final class CataloguePorts implements Ports {
  @Override
  public Link link(String address) {
    return Catalogue.link(address);
  }

  @Override
  public Instrument instrument(String model, String id, Map<String, String> options) {
    return Catalogue.instrument(model, id, options);
  }
}
