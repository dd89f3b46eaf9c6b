package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;

/// A link that belongs to no bus, for whoever wants to know what is there. Keeps gaps, gets back in
/// step and opens in bounded time as a bus does, but polls nobody. One thread.
public final class LooseLine implements AutoCloseable {
  private static final int MOST_HEARD = 256;

  private final BoundedLink link;
  private final BusLine line;

  /// @param link not open yet
  public LooseLine(Link link, InstantSource clock) {
    this.link = new BoundedLink(link);
    this.line = new BusLine(this.link, clock);
  }

  /// Harmless when it is open.
  public void open() throws BusException.LinkLost {
    if (!link.isOpen()) {
      link.open();
    }
  }

  /// Has one instrument talked to. A link that was given up after the last trouble is opened again.
  public <T> T perform(Instrument instrument, Errand<T> errand) throws BusException {
    open();
    line.turnTo(instrument, line.roundTrips());
    try {
      T result = errand.run(line);
      line.approve();
      return result;
    } catch (BusException what) {
      BusException e = line.explained(what);
      line.judge(e);
      switch (e) {
        case BusException.LinkLost gone -> link.close();
        case BusException.NoReply silent -> line.loseStep();
        case BusException.DamagedReply damaged -> line.loseStep();
        case BusException.Refused refused -> {}
        case BusException.OtherDevice stranger -> {}
        case BusException.Withheld withheld -> {}
      }
      throw e;
    }
  }

  /// What comes without being asked for.
  ///
  /// @param patience how long to wait for the first byte, wall time
  public byte[] listen(Duration patience) throws BusException.LinkLost {
    byte[] heard = new byte[MOST_HEARD];
    return Arrays.copyOf(heard, link.read(heard, 0, heard.length, patience));
  }

  @Override
  public void close() {
    link.close();
  }
}
