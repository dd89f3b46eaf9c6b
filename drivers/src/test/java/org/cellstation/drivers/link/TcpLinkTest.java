package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.cellstation.drivers.bus.BusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a socket can do to a bus that waits for it, on a thread of the system and on a virtual one.
@Timeout(30)
class TcpLinkTest {
  /// Longer than a test may last: whoever waits for this has not noticed what happened.
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final byte[] REQUEST = {1, 2, 3};
  private static final byte[] REPLY = {9, 8, 7, 6, 5};

  private ServerSocket server;
  private TcpLink link;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    link = link(Duration.ofSeconds(5));
  }

  private TcpLink link(Duration writePatience) {
    return new TcpLink(TcpAddress.parse("tcp:127.0.0.1:" + server.getLocalPort()), writePatience);
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    server.close();
  }

  /// A link's owner at work, on a thread of either kind.
  private record Owner<T>(Thread thread, FutureTask<T> work) {
    static <T> Owner<T> start(boolean virtual, Callable<T> what) {
      FutureTask<T> work = new FutureTask<>(what);
      Thread.Builder thread = virtual ? Thread.ofVirtual() : Thread.ofPlatform();
      return new Owner<>(thread.start(work), work);
    }

    T result() throws InterruptedException {
      try {
        return work.get();
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      }
    }

    /// How the link was lost to its owner.
    String loss() {
      var failure = assertThrows(CompletionException.class, this::result);
      return String.valueOf(
          assertInstanceOf(BusException.LinkLost.class, failure.getCause()).getMessage());
    }
  }

  private static byte[] askOnce(TcpLink asking, byte[] request, int most) throws BusException {
    asking.write(request, 0, request.length);
    byte[] buffer = new byte[most];
    int count = asking.readOrClose(buffer, 0, most, LONG);
    return Arrays.copyOf(buffer, count);
  }

  private Owner<byte[]> opensAndAsks(boolean virtual) {
    return Owner.start(
        virtual,
        () -> {
          link.open();
          return askOnce(link, REQUEST, 64);
        });
  }

  /// The far end of a connection whose request has arrived.
  private Socket asked() throws IOException {
    Socket far = server.accept();
    assertArrayEquals(REQUEST, far.getInputStream().readNBytes(REQUEST.length));
    return far;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsAReply(boolean virtual) throws IOException, InterruptedException {
    Owner<byte[]> owner = opensAndAsks(virtual);
    try (Socket far = asked()) {
      far.getOutputStream().write(REPLY);
      assertArrayEquals(REPLY, owner.result());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsWhatDoesNotFitForTheNextRead(boolean virtual) throws IOException, InterruptedException {
    Owner<List<byte[]>> owner =
        Owner.start(
            virtual,
            () -> {
              link.open();
              List<byte[]> pieces = new ArrayList<>();
              pieces.add(askOnce(link, REQUEST, 2));
              byte[] rest = new byte[8];
              int count = link.read(rest, 0, 2, Duration.ZERO);
              pieces.add(Arrays.copyOf(rest, count));
              count = link.readOrClose(rest, 0, 8, LONG);
              pieces.add(Arrays.copyOf(rest, count));
              return pieces;
            });
    try (Socket far = asked()) {
      far.getOutputStream().write(REPLY);
      List<byte[]> pieces = owner.result();
      assertArrayEquals(new byte[] {9, 8}, pieces.get(0));
      assertArrayEquals(new byte[] {7, 6}, pieces.get(1));
      assertArrayEquals(new byte[] {5}, pieces.get(2));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closesWhenNothingComesInTime(boolean virtual) throws IOException, InterruptedException {
    Owner<Integer> owner =
        Owner.start(
            virtual,
            () -> {
              link.open();
              link.write(REQUEST, 0, REQUEST.length);
              return link.readOrClose(new byte[8], 0, 8, Duration.ofMillis(1));
            });
    try (Socket far = asked()) {
      assertEquals(0, owner.result());
      assertFalse(link.isOpen());
      assertEquals(-1, far.getInputStream().read());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noticesThatTheFarEndSaysNoMore(boolean virtual) throws IOException {
    Owner<byte[]> owner = opensAndAsks(virtual);
    try (Socket far = asked()) {
      far.shutdownOutput();
      assertTrue(owner.loss().contains("closed by the other side"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noticesAReset(boolean virtual) throws IOException {
    Owner<byte[]> owner = opensAndAsks(virtual);
    try (Socket far = asked()) {
      far.setSoLinger(true, 0);
    }
    assertTrue(owner.loss().startsWith(link.address()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mayBeClosedByAnotherThreadMeanwhile(boolean virtual) throws IOException {
    Owner<byte[]> owner = opensAndAsks(virtual);
    try (Socket far = asked()) {
      link.close();
      owner.loss();
      assertEquals(-1, far.getInputStream().read());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isLostToAnOwnerWhoIsInterruptedAndOpensAgain(boolean virtual)
      throws IOException, InterruptedException {
    Owner<byte[]> owner = opensAndAsks(virtual);
    try (Socket far = asked()) {
      owner.thread().interrupt();
      owner.loss();
      assertEquals(-1, far.getInputStream().read());
    }
    link.close();
    readsAReply(virtual);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesUpWritingToWhoTakesNoData(boolean virtual) throws IOException {
    TcpLink impatient = link(Duration.ofMillis(100));
    Owner<Void> owner =
        Owner.start(
            virtual,
            () -> {
              impatient.open();
              byte[] much = new byte[1 << 16];
              while (true) {
                impatient.write(much, 0, much.length);
              }
            });
    try (Socket far = server.accept()) {
      far.setReceiveBufferSize(1024);
      assertTrue(owner.loss().contains("takes no data"));
    }
    impatient.close();
  }

  /// More links than threads of the system to wait with: each gets its own answers, and its turn.
  @Test
  void manyShareAThreadWithoutMixingTheirReplies() throws IOException, InterruptedException {
    Thread.ofVirtual().start(this::echoToAll);
    List<TcpLink> links = new ArrayList<>();
    List<Owner<Integer>> owners = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      TcpLink one = link(LONG);
      links.add(one);
      byte own = (byte) i;
      owners.add(
          Owner.start(
              true,
              () -> {
                one.open();
                int right = 0;
                for (int n = 0; n < 100; n++) {
                  byte[] request = {own, (byte) n};
                  right += Arrays.equals(request, askOnce(one, request, 8)) ? 1 : 0;
                }
                return right;
              }));
    }
    for (Owner<Integer> owner : owners) {
      assertEquals(100, owner.result());
    }
    links.forEach(TcpLink::close);
  }

  private void echoToAll() {
    while (!server.isClosed()) {
      try {
        Socket far = server.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (far) {
                    far.getInputStream().transferTo(far.getOutputStream());
                  } catch (IOException e) {
                    // The link was closed: the test is over.
                  }
                });
      } catch (IOException e) {
        // The server was closed: the loop ends.
      }
    }
  }
}
