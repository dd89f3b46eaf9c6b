package org.cellstation.drivers.modbus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// Which reads fetch the registers a driver wants: neighbours share one read, because each further
/// exchange costs a request, a reply and the device's own delay. Made once, used at each poll.
///
/// A gap is only read across where the maker says that the registers in it exist; a device answers
/// a read that touches a missing one with exception 2, and the whole read is lost.
public final class ReadPlan {
  /// Which of the two register tables of a unit.
  public enum Table {
    /// Function 3.
    HOLDING,
    /// Function 4.
    INPUT
  }

  /// Registers that are wanted together.
  ///
  /// @param whole the device gives exactly this block or nothing: it is read alone
  public record Range(Table table, int address, int count, boolean whole) {
    public Range {
      if (address < 0 || count < 1 || address + count > ADDRESSES) {
        throw new IllegalArgumentException(
            "registers " + address + " .. " + (address + count - 1) + " do not exist");
      }
    }

    public static Range holding(int address, int count) {
      return new Range(Table.HOLDING, address, count, false);
    }

    public static Range input(int address, int count) {
      return new Range(Table.INPUT, address, count, false);
    }

    int end() {
      return address + count;
    }

    boolean touches(Range other) {
      return table == other.table && address < other.end() && other.address < end();
    }
  }

  /// @param most registers the device gives at once
  /// @param widestGap registers that nobody wants, but that may be read to save an exchange
  public record Limits(int most, int widestGap) {
    /// As many as a frame holds, and nothing that is not wanted.
    public static final Limits NEIGHBOURS = new Limits(Pdu.MOST_READ, 0);

    public Limits {
      if (most < 1 || most > Pdu.MOST_READ || widestGap < 0) {
        throw new IllegalArgumentException(
            "at most " + most + " registers, across gaps of " + widestGap);
      }
    }
  }

  private static final int ADDRESSES = 0x10000;

  private final List<Range> reads;
  private final int[] read;
  private final int[] offset;

  private ReadPlan(List<Range> wanted, List<Range> reads) {
    this.reads = List.copyOf(reads);
    this.read = new int[wanted.size()];
    this.offset = new int[wanted.size()];
    for (int i = 0; i < read.length; i++) {
      Range range = wanted.get(i);
      read[i] = holder(range);
      offset[i] = range.address - reads.get(read[i]).address;
    }
  }

  private int holder(Range range) {
    for (int i = 0; i < reads.size(); i++) {
      Range read = reads.get(i);
      if (read.table == range.table
          && read.whole == range.whole
          && read.address <= range.address
          && range.end() <= read.end()) {
        return i;
      }
    }
    throw new IllegalStateException("no read holds " + range);
  }

  /// @throws IllegalArgumentException when a range is longer than one read may be
  public static ReadPlan of(List<Range> wanted, Limits limits) {
    List<Range> sorted = new ArrayList<>(wanted);
    sorted.sort(Comparator.comparing(Range::table).thenComparingInt(Range::address));
    List<Range> reads = new ArrayList<>();
    for (Range range : sorted) {
      if (range.count > limits.most) {
        throw new IllegalArgumentException(
            range.count
                + " registers at "
                + range.address
                + "; at most "
                + limits.most
                + " can be");
      }
      if (range.whole && !reads.contains(range)) {
        reads.add(range);
      }
    }
    List<Range> blocks = List.copyOf(reads);
    Range open = null;
    for (Range range : sorted) {
      if (range.whole) {
        continue;
      }
      Range joined = open == null ? range : joined(open, range);
      if (open != null && mayBeRead(open, range, joined, limits, blocks)) {
        open = joined;
      } else {
        if (open != null) {
          reads.add(open);
        }
        open = range;
      }
    }
    if (open != null) {
      reads.add(open);
    }
    reads.sort(Comparator.comparing(Range::table).thenComparingInt(Range::address));
    return new ReadPlan(wanted, reads);
  }

  private static Range joined(Range first, Range second) {
    int end = Math.max(first.end(), second.end());
    return new Range(first.table, first.address, end - first.address, false);
  }

  private static boolean mayBeRead(
      Range open, Range range, Range joined, Limits limits, List<Range> blocks) {
    return open.table == range.table
        && range.address - open.end() <= limits.widestGap
        && joined.count <= limits.most
        && blocks.stream().noneMatch(joined::touches);
  }

  /// The reads in the order in which they are sent.
  public List<Range> reads() {
    return reads;
  }

  /// Makes the requests ready for one unit.
  public Reader on(ModbusUnit unit) {
    return new Reader(unit, reads.stream().map(unit::query).toList());
  }

  /// The plan at work on one unit. Owner thread only.
  public final class Reader {
    private final ModbusUnit unit;
    private final List<ModbusUnit.Query> queries;
    private final Registers[] replies;

    private Reader(ModbusUnit unit, List<ModbusUnit.Query> queries) {
      this.unit = unit;
      this.queries = queries;
      this.replies = new Registers[queries.size()];
      Arrays.fill(replies, new Registers(new byte[0], 0));
    }

    /// Fetches everything, or throws and leaves nothing to be believed.
    public void read(Line line) throws BusException {
      for (int i = 0; i < replies.length; i++) {
        replies[i] = unit.read(line, queries.get(i));
      }
    }

    /// The registers of the range that was wanted `index`th, as of the last read.
    public Registers registers(int index) {
      return replies[read[index]].from(offset[index]);
    }
  }
}
