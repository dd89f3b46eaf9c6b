package org.cellstation.drivers.watsonmarlow;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.watsonmarlow.EnhancedFrame.Checksum;
import org.jspecify.annotations.Nullable;

/// The enhanced protocol of the 530 and 630: addressed messages with a checksum, whole speeds. The
/// manual's text and its only example make the checksum in two ways that differ by one, so that a
/// single wrong bit turns one into the other: a pump is held to the way of its first reply. Source:
/// 530Du manual p40, 630Du manual p40-42. Owner thread only.
final class EnhancedPort implements PumpPort {
  private static final System.Logger LOG = System.getLogger(EnhancedPort.class.getName());

  private final String id;
  private final int address;
  private final Duration timeout;
  private @Nullable Checksum seen;

  EnhancedPort(String id, int address, Duration timeout) {
    this.id = id;
    this.address = address;
    this.timeout = timeout;
  }

  @Override
  public void meet() {
    seen = null;
  }

  @Override
  public void tell(Line line, String command) throws BusException {
    line.send(id, EnhancedFrame.request(address, command));
  }

  @Override
  public Speed speed(double rpm) {
    long whole = Math.round(rpm);
    return new Speed("SP," + whole, whole);
  }

  @Override
  public PumpStatus status(Line line) throws BusException {
    byte[] request = EnhancedFrame.request(address, "RS");
    byte[] reply = exchange(line, request);
    List<String> fields = EnhancedFrame.fields(reply);
    PumpStatus status = PumpStatus.ofFields(fields.subList(1, fields.size()));
    if (status == null) {
      throw damaged(line, request, reply, "");
    }
    return status;
  }

  @Override
  public boolean isRunning(Line line) throws BusException {
    byte[] request = EnhancedFrame.request(address, "ZY");
    byte[] reply = exchange(line, request);
    List<String> fields = EnhancedFrame.fields(reply);
    return switch (fields.size() == 2 ? fields.get(1) : "") {
      case "1" -> true;
      case "0" -> false;
      default -> throw damaged(line, request, reply, "");
    };
  }

  private byte[] exchange(Line line, byte[] request) throws BusException {
    byte[] reply = line.exchange(id, request, EnhancedFrame.Brackets.INSTANCE, timeout);
    Checksum checksum = EnhancedFrame.checksum(reply);
    if (checksum == Checksum.WRONG) {
      throw damaged(line, request, reply, ", whose checksum is wrong");
    }
    List<String> fields = EnhancedFrame.fields(reply);
    if (fields.isEmpty() || !fields.getFirst().equals(Integer.toString(address))) {
      throw damaged(line, request, reply, ", which comes from another pump");
    }
    if (seen != null && checksum != seen) {
      throw damaged(line, request, reply, ", whose checksum is not made as those before");
    }
    if (seen == null) {
      seen = checksum;
      LOG.log(
          Level.INFO,
          "{0} makes its checksums as {1} complement",
          id,
          checksum == Checksum.ONES_COMPLEMENT ? "one's" : "two's");
    }
    return reply;
  }

  private BusException.DamagedReply damaged(Line line, byte[] request, byte[] reply, String why) {
    return new BusException.DamagedReply(
        line.address(), id, Bytes.show(reply) + why + ", to " + Bytes.show(request));
  }
}
