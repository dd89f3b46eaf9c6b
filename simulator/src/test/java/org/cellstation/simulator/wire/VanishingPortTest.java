package org.cellstation.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstation.simulator.emulator.MettlerSics;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A port that goes in the middle of an answer and comes back, as real clients see it.
@Timeout(20)
final class VanishingPortTest {
  private static final byte[] ASK = "I3\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ANSWER = "I3 A \"1.40\"\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Faults faults = new Faults(Map.of("weighing", Fault.OF_LINES));
  private final SerialLine line =
      new SerialLine(faults.of("weighing"), new MettlerSics(() -> 1, "1", new FaultState()));

  @Test
  void aTcpPortBreaksOffRefusesAndAnswersAgainUnderTheSameNumber() throws IOException {
    try (LateReplies late = new LateReplies();
        TcpPort port = new TcpPort("weighing", 0, 1, line, new ReentrantLock(), late)) {
      for (int i = 0; i < 3; i++) {
        try (Socket client = connect(port)) {
          client.getOutputStream().write(ASK);
          assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
          faults.set("weighing", Fault.VANISHED, true);
          client.getOutputStream().write(ASK);
          assertEquals(ANSWER.length / 2, client.getInputStream().readAllBytes().length);
        }
        awaitRefusal(port);
        port.flushUnasked();
        assertThrows(ConnectException.class, () -> connect(port).close());
        faults.clear();
        port.flushUnasked();
      }
    }
  }

  /// The client is cut off a moment before the system lets the listening port go.
  private static void awaitRefusal(TcpPort port) throws IOException {
    boolean refused = false;
    while (!refused) {
      try {
        connect(port).close();
      } catch (ConnectException gone) {
        refused = true;
      }
    }
  }

  private static Socket connect(TcpPort port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port.port());
  }

  @Test
  void anIdleTcpClientIsCutOffWithinOneStep() throws IOException {
    try (LateReplies late = new LateReplies();
        TcpPort port = new TcpPort("weighing", 0, 1, line, new ReentrantLock(), late);
        Socket client = connect(port)) {
      client.getOutputStream().write(ASK);
      assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
      faults.set("weighing", Fault.VANISHED, true);
      port.flushUnasked();
      assertEquals(-1, client.getInputStream().read());
    }
  }

  @Test
  void aPseudoTerminalHangsUpIsNoFileAnyMoreAndComesBackUnderTheSameName() throws IOException {
    assumeTrue(PseudoTerminal.available(), "this system has no pseudo-terminals");
    try (LateReplies late = new LateReplies();
        PseudoTerminal port =
            new PseudoTerminal("weighing", "baud=9600", line, new ReentrantLock(), late)) {
      for (int i = 0; i < 3; i++) {
        try (RandomAccessFile client = open(port)) {
          client.write(ASK);
          byte[] answer = new byte[ANSWER.length];
          client.readFully(answer);
          assertArrayEquals(ANSWER, answer);
          faults.set("weighing", Fault.VANISHED, true);
          client.write(ASK);
          assertThrows(IOException.class, () -> client.readFully(answer), "hung up");
        }
        assertFalse(Files.exists(Path.of(port.path())));
        faults.clear();
      }
    }
  }

  /// Waits until it is back: a new terminal is a file a moment before it is unlocked, and refuses
  /// to be opened until then.
  private static RandomAccessFile open(PseudoTerminal port) throws IOException {
    while (true) {
      try {
        return new RandomAccessFile(port.path(), "rw");
      } catch (FileNotFoundException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aPseudoTerminalComesBackUnderItsNameAlthoughALowerOneHasBecomeFree() throws IOException {
    assumeTrue(PseudoTerminal.available(), "this system has no pseudo-terminals");
    try (LateReplies late = new LateReplies()) {
      PseudoTerminal lower =
          new PseudoTerminal("weighing", "baud=9600", line.session(), new ReentrantLock(), late);
      try (PseudoTerminal port =
          new PseudoTerminal("weighing", "baud=9600", line, new ReentrantLock(), late)) {
        lower.close();
        faults.set("weighing", Fault.VANISHED, true);
        while (Files.exists(Path.of(port.path()))) {
          Thread.onSpinWait();
        }
        faults.clear();
        while (!Files.exists(Path.of(port.path()))) {
          Thread.onSpinWait();
        }
        try (RandomAccessFile client = open(port)) {
          client.write(ASK);
          byte[] answer = new byte[ANSWER.length];
          client.readFully(answer);
          assertArrayEquals(ANSWER, answer);
        }
      } finally {
        lower.close();
      }
    }
  }

  @Test
  void aSlowAnswerArrivesWhole() throws IOException {
    try (LateReplies late = new LateReplies();
        TcpPort port = new TcpPort("weighing", 0, 1, line, new ReentrantLock(), late);
        Socket client = connect(port)) {
      faults.set("weighing", Fault.BYTE_BY_BYTE, true);
      client.getOutputStream().write(ASK);
      assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
    }
  }
}
