package org.cellstation.drivers.bus;

import org.cellstation.drivers.fixture.FarEnd;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.SerialFarEnd;
import org.cellstation.drivers.fixture.TcpFarEnd;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.modbus.Transport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BusOverTransportsTest {
  @Nested
  class RtuInMemory extends BusContract {
    @Override
    Transport transport() {
      return Transport.RTU;
    }

    @Override
    FarEnd farEnd(Units units) {
      return new MemoryFarEnd(units);
    }
  }

  @Nested
  class ModbusTcpInMemory extends BusContract {
    @Override
    Transport transport() {
      return Transport.TCP;
    }

    @Override
    FarEnd farEnd(Units units) {
      return new MemoryFarEnd(units);
    }
  }

  @Nested
  class RtuOverSocket extends BusContract {
    @Override
    Transport transport() {
      return Transport.RTU;
    }

    @Override
    FarEnd farEnd(Units units) {
      return new TcpFarEnd(units);
    }
  }

  @Nested
  class ModbusTcpOverSocket extends BusContract {
    @Override
    Transport transport() {
      return Transport.TCP;
    }

    @Override
    FarEnd farEnd(Units units) {
      return new TcpFarEnd(units);
    }
  }

  @Nested
  @EnabledOnOs(OS.LINUX)
  class RtuOverPseudoTerminal extends BusContract {
    @Override
    Transport transport() {
      return Transport.RTU;
    }

    @Override
    FarEnd farEnd(Units units) {
      return new SerialFarEnd(units);
    }
  }
}
