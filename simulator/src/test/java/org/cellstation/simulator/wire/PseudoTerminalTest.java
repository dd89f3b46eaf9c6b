package org.cellstation.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstation.simulator.emulator.ByteSink;
import org.cellstation.simulator.emulator.LineServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client on the slave path with plain file streams.
@Timeout(20)
final class PseudoTerminalTest {
  /// Answers every byte with its complement and says `!` when not asked.
  private static final class Complement implements LineServer {
    @Override
    public void receive(byte[] bytes, int offset, int length, ByteSink reply) {
      byte[] answer = new byte[length];
      for (int i = 0; i < length; i++) {
        answer[i] = (byte) ~bytes[offset + i];
      }
      reply.write(answer, 0, length);
    }

    @Override
    public void unasked(ByteSink out) {
      out.write(new byte[] {'!'}, 0, 1);
    }

    @Override
    public LineServer session() {
      return this;
    }
  }

  @BeforeEach
  void needsPseudoTerminals() {
    assumeTrue(
        PseudoTerminal.available(),
        "this system has no pseudo-terminals: the serial lines are served on TCP instead");
  }

  private static PseudoTerminal terminal(LateReplies late) throws IOException {
    return new PseudoTerminal(
        "test", "baud=9600&data=8&parity=none&stop=1", new Complement(), new ReentrantLock(), late);
  }

  @Test
  void passesEveryByteUnchangedBothWays() throws IOException {
    try (LateReplies late = new LateReplies();
        PseudoTerminal terminal = terminal(late);
        RandomAccessFile client = new RandomAccessFile(terminal.path(), "rw")) {
      byte[] all = new byte[256];
      byte[] expected = new byte[256];
      for (int i = 0; i < 256; i++) {
        all[i] = (byte) i;
        expected[i] = (byte) ~i;
      }
      client.write(all);
      byte[] answer = new byte[256];
      client.readFully(answer);
      assertArrayEquals(expected, answer);
    }
  }

  @Test
  void clientsMayComeAndGo() throws IOException {
    try (LateReplies late = new LateReplies();
        PseudoTerminal terminal = terminal(late)) {
      for (int i = 0; i < 3; i++) {
        try (RandomAccessFile client = new RandomAccessFile(terminal.path(), "rw")) {
          client.write(0x0F + i);
          assertEquals((byte) ~(0x0F + i) & 0xFF, client.read());
        }
      }
      terminal.flushUnasked();
      try (RandomAccessFile client = new RandomAccessFile(terminal.path(), "rw")) {
        assertEquals('!', client.read());
      }
      assertEquals(
          "serial:" + terminal.path() + "?baud=9600&data=8&parity=none&stop=1", terminal.address());
    }
  }

  @Test
  void aClientThatNeverReadsDoesNotBlockTheLine() throws IOException {
    try (LateReplies late = new LateReplies();
        PseudoTerminal terminal = terminal(late)) {
      for (int i = 0; i < 20_000; i++) {
        terminal.flushUnasked();
      }
    }
  }

  @Test
  void closingLeavesNoThreadAndNoDescriptor() throws IOException {
    long before = descriptors();
    try (LateReplies late = new LateReplies()) {
      for (int i = 0; i < 5; i++) {
        PseudoTerminal terminal = terminal(late);
        assertTrue(running());
        terminal.close();
        terminal.close();
        assertFalse(running());
      }
    }
    assertEquals(before, descriptors());
  }

  private static boolean running() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(t -> t.getName().equals("simulator-test"));
  }

  /// Pseudo-terminals held by this process; 0 where the system does not tell.
  private static long descriptors() throws IOException {
    Path own = Path.of("/proc/self/fd");
    if (!Files.isDirectory(own)) {
      return 0;
    }
    long count = 0;
    try (var open = Files.newDirectoryStream(own)) {
      for (Path descriptor : open) {
        if (Files.isSymbolicLink(descriptor) && target(descriptor).contains("pt")) {
          count++;
        }
      }
    }
    return count;
  }

  private static String target(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/") ? target : "";
    } catch (IOException alreadyClosed) {
      return "";
    }
  }
}
