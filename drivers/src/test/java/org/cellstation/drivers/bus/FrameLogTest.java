package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cellstation.drivers.fixture.TestClock;
import org.junit.jupiter.api.Test;

class FrameLogTest {
  private static void put(FrameLog log, Frame.Direction direction, byte... bytes) {
    log.record(
        TestClock.START,
        direction,
        "A",
        bytes,
        bytes.length,
        Frame.Outcome.GOOD,
        "",
        FrameLog.PLAIN);
  }

  private static byte[] content(long number, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) number);
    return bytes;
  }

  @Test
  void keepsWhatItSaysWhateverTheSizes() {
    FrameLog log = new FrameLog(10, 600);
    Random random = new Random(3);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      lengths.add(random.nextInt(130));
      put(log, Frame.Direction.SENT, content(i, lengths.get(i)));
      List<Frame> frames = log.snapshot();
      assertTrue(!frames.isEmpty() && frames.size() <= 10);
      assertEquals(i, frames.getLast().number());
      for (int k = 0; k < frames.size(); k++) {
        long number = frames.get(k).number();
        assertEquals(i - frames.size() + 1 + k, number);
        assertArrayEquals(content(number, lengths.get((int) number)), frames.get(k).bytes());
      }
    }
  }

  @Test
  void keepsNothingWhereNobodyCanLook() {
    FrameLog log = new FrameLog(BusSettings.DEFAULT.withoutFrames().frames());
    put(log, Frame.Direction.RECEIVED, (byte) 1);
    log.judge(Frame.Outcome.REFUSED, "no");
    log.approve();
    assertEquals(List.of(), log.snapshot());
  }

  @Test
  void givesALiveViewWhatIsNew() {
    FrameLog log = new FrameLog();
    for (int i = 0; i < 200; i++) {
      put(log, Frame.Direction.SENT, (byte) i);
    }
    assertEquals(200, log.since(0).size());
    assertEquals(List.of(), log.since(200));
    put(log, Frame.Direction.SENT, (byte) 1);
    assertEquals(List.of(200L), log.since(200).stream().map(Frame::number).toList());
  }

  @Test
  void keepsTheBeginningOfAVeryLongFrame() {
    FrameLog log = new FrameLog();
    put(log, Frame.Direction.SENT, content(7, FrameLog.MOST_KEPT + 3));
    Frame frame = log.snapshot().getFirst();
    assertEquals(FrameLog.MOST_KEPT + 3, frame.length());
    assertEquals(FrameLog.MOST_KEPT, frame.bytes().length);
    assertTrue(frame.hex().endsWith("07 ... 3 more"));
  }

  @Test
  void showsAReplyWhenItWasJudged() {
    FrameLog log = new FrameLog();
    put(log, Frame.Direction.SENT, (byte) 1);
    put(log, Frame.Direction.RECEIVED, (byte) 2);
    assertEquals(1, log.snapshot().size());
    log.judge(Frame.Outcome.DAMAGED, "checksum does not match");
    assertEquals(Frame.Outcome.DAMAGED, log.snapshot().getLast().outcome());
    put(log, Frame.Direction.RECEIVED, (byte) 3);
    log.approve();
    log.judge(Frame.Outcome.DAMAGED, "too late to say so");
    assertEquals(Frame.Outcome.GOOD, log.snapshot().getLast().outcome());
  }

  @Test
  void isSavedAsText() throws IOException {
    FrameLog log = new FrameLog();
    put(log, Frame.Direction.SENT, "SI\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    log.record(
        TestClock.START,
        Frame.Direction.RECEIVED,
        "A",
        new byte[0],
        0,
        Frame.Outcome.NO_REPLY,
        "no reply to \"SI\\r\\n\"",
        FrameLog.PLAIN);
    StringBuilder text = new StringBuilder();
    FrameLog.save(log.snapshot(), text);
    assertEquals(
        FrameLog.HEADER
            + "\n0\t2026-03-01T08:00:00Z\tSENT\tA\tGOOD\t53 49 0D 0A\t\"SI\\r\\n\"\t\n"
            + "1\t2026-03-01T08:00:00Z\tRECEIVED\tA\tNO_REPLY\t\t\tno reply to \"SI\\r\\n\"\n",
        text.toString());
  }
}
