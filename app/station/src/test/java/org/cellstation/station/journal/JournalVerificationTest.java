package org.cellstation.station.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cellstation.station.journal.JournalVerification.Fault;
import org.cellstation.station.storage.FaultyStorage;
import org.cellstation.station.storage.HandClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-01")
@Tag("A-07")
final class JournalVerificationTest {
  private static final FaultyStorage SOUND = new FaultyStorage();
  private static final int EVENTS = 60;

  @BeforeAll
  static void write() throws IOException {
    Journal journal = Journal.open(SOUND, new HandClock(), ZoneOffset.UTC, 4_000);
    for (int i = 0; i < EVENTS; i++) {
      journal.append("anna", new Event.StationStopped("event Ä " + i));
      journal.commit();
    }
    journal.close();
  }

  @Test
  void passesASoundJournal() throws IOException {
    var proof = JournalVerification.verify(SOUND);
    assertEquals(EVENTS, proof.entries());
    assertTrue(proof.fault().isEmpty(), () -> proof.fault().toString());
  }

  @Test
  void provesAHundredThousandEvents() throws IOException {
    FaultyStorage large = new FaultyStorage();
    Journal journal = Journal.open(large, new HandClock(), ZoneOffset.UTC);
    for (int i = 0; i < 100_000; i++) {
      journal.append("anna", new Event.LoggedIn("anna"));
    }
    journal.close();
    var proof = JournalVerification.verify(large);
    assertEquals(100_000, proof.entries());
    assertTrue(proof.fault().isEmpty());
  }

  /// A thousand seeded damages of every kind; each is found, at the first event it touches.
  @Test
  void findsEveryDamageAndNamesTheFirstBadEvent() throws IOException {
    RandomGenerator random = new SplittableRandom(2026);
    for (int i = 0; i < 1_000; i++) {
      FaultyStorage damaged = SOUND.copy();
      Damage damage = Damage.any(random, damaged);
      Fault fault =
          JournalVerification.verify(damaged)
              .fault()
              .orElseThrow(() -> new AssertionError("not found: " + damage));
      assertEquals(damage.event(), fault.sequence(), () -> damage + " found as " + fault);
      assertTrue(damage.files().contains(fault.file()), () -> damage + " found as " + fault);
    }
  }

  @Test
  void findsAMissingFirstMiddleAndLastFile() throws IOException {
    List<String> files = Segment.files(SOUND);
    long first = 1;
    for (String file : files) {
      FaultyStorage damaged = SOUND.copy();
      damaged.delete(file);
      Fault fault = JournalVerification.verify(damaged).fault().orElseThrow();
      assertEquals(first, fault.sequence(), () -> file + " found as " + fault);
      first += Damage.lines(SOUND.bytes(file)).size();
    }
  }

  @Test
  void findsADamagedOrExchangedHead() throws IOException {
    FaultyStorage damaged = SOUND.copy();
    for (int i = 0; i < Head.SIZE; i++) {
      byte[] head = SOUND.bytes(Head.FILE);
      head[i] ^= 1;
      damaged.put(Head.FILE, head);
      assertTrue(JournalVerification.verify(damaged).fault().isPresent(), "byte " + i);
    }
  }

  @Test
  void saysWhenThereIsNoJournal() throws IOException {
    assertTrue(JournalVerification.verify(new FaultyStorage()).fault().isPresent());
  }

  /// @param event the first that is no longer as it was written
  private record Damage(String what, long event, List<String> files) {
    static Damage any(RandomGenerator random, FaultyStorage disk) throws IOException {
      List<String> names = Segment.files(disk);
      int number = random.nextInt(names.size());
      String name = names.get(number);
      long first = 1;
      for (String earlier : names.subList(0, number)) {
        first += lines(disk.bytes(earlier)).size();
      }
      byte[] bytes = disk.bytes(name);
      List<byte[]> lines = lines(bytes);
      int line = random.nextInt(lines.size());
      List<String> here = List.of(name);
      return switch (random.nextInt(6)) {
        case 0 -> {
          int at = random.nextInt(bytes.length);
          int bit = random.nextInt(8);
          bytes[at] ^= (byte) (1 << bit);
          disk.put(name, bytes);
          yield new Damage("flip " + at + "." + bit, first + lineOf(lines, at), here);
        }
        case 1 -> {
          int at = random.nextInt(bytes.length);
          byte[] less = new byte[bytes.length - 1];
          System.arraycopy(bytes, 0, less, 0, at);
          System.arraycopy(bytes, at + 1, less, at, less.length - at);
          disk.put(name, less);
          yield new Damage("delete byte " + at, first + lineOf(lines, at), here);
        }
        case 2 -> {
          lines.remove(line);
          disk.put(name, join(lines));
          yield new Damage("delete line " + line, first + line, next(names, number));
        }
        case 3 -> {
          lines.add(line, lines.get(line));
          disk.put(name, join(lines));
          yield new Damage("duplicate line " + line, first + line + 1, next(names, number));
        }
        case 4 -> {
          int other = (line + 1 + random.nextInt(lines.size() - 1)) % lines.size();
          byte[] moved = lines.get(line);
          lines.set(line, lines.get(other));
          lines.set(other, moved);
          disk.put(name, join(lines));
          yield new Damage("swap " + line + " " + other, first + Math.min(line, other), here);
        }
        default -> {
          int length = random.nextInt(bytes.length);
          disk.put(name, java.util.Arrays.copyOf(bytes, length));
          yield new Damage("cut to " + length, first + lineOf(lines, length), next(names, number));
        }
      };
    }

    /// Where a missing line shows: in the file itself or at the start of the next.
    private static List<String> next(List<String> names, int number) {
      return names.subList(number, Math.min(number + 2, names.size()));
    }

    static List<byte[]> lines(byte[] bytes) {
      List<byte[]> lines = new ArrayList<>();
      int begin = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          lines.add(java.util.Arrays.copyOfRange(bytes, begin, i + 1));
          begin = i + 1;
        }
      }
      return lines;
    }

    private static int lineOf(List<byte[]> lines, int at) {
      int end = 0;
      for (int i = 0; i < lines.size(); i++) {
        end += lines.get(i).length;
        if (at < end) {
          return i;
        }
      }
      throw new AssertionError("behind the file");
    }

    private static byte[] join(List<byte[]> lines) {
      StringBuilder all = new StringBuilder();
      lines.forEach(line -> all.append(new String(line, StandardCharsets.ISO_8859_1)));
      return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
