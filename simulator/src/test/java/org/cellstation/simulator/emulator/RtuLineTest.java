package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RtuLineTest {
  private static final String ASK_PH = "01 03 0829 000a";

  private final Faults faults =
      new Faults(
          Map.of(
              "line",
              Set.of(Fault.UNPLUGGED),
              "ph",
              Set.of(Fault.SILENT, Fault.BAD_CRC, Fault.LATE, Fault.PROBE_LOST),
              "do",
              Set.of(Fault.SILENT)));
  private final RtuLine line =
      new RtuLine(
          faults.of("line"),
          List.of(
              HamiltonArc.ph(1, () -> 7, () -> 37, faults.of("ph")),
              HamiltonArc.dissolvedOxygen(2, () -> 40, () -> 37, faults.of("do"))));

  @Test
  void eachInstrumentAnswersItsOwnAddressOnly() {
    assertEquals("01", Recorder.rtu(line, ASK_PH).substring(0, 2));
    assertEquals("02", Recorder.rtu(line, "02 03 0829 000a").substring(0, 2));
    assertEquals("", Recorder.rtu(line, "03 03 0829 000a"));
    assertEquals("", Recorder.rtu(line, "00 03 0829 000a"), "broadcast");
  }

  @Test
  @Tag("B-07")
  void neverAnswersABadChecksumAndFindsTheNextRequest() {
    byte[] bad = HexFormat.of().parseHex("01030829000a1666");
    Recorder recorder = new Recorder();
    line.receive(bad, 0, bad.length, recorder);
    assertEquals(0, recorder.bytes().length);
    assertEquals("0103", Recorder.rtu(line, ASK_PH).substring(0, 4));
  }

  @Test
  void rubbishOfAnyLengthDoesNotHideTheNextRequest() {
    byte[] rubbish = new byte[600];
    for (int length = 1; length < rubbish.length; length += 37) {
      for (int i = 0; i < length; i++) {
        rubbish[i] = (byte) (i * 31 + length);
      }
      line.receive(rubbish, 0, length, new Recorder());
      assertEquals("0103", Recorder.rtu(line, ASK_PH).substring(0, 4), "after " + length);
    }
  }

  @Test
  void twoRequestsInOneReadGetTwoReplies() {
    byte[] two = HexFormat.of().parseHex("01030829000a1665" + "010313070002714e");
    Recorder recorder = new Recorder();
    line.receive(two, 0, two.length, recorder);
    assertEquals(25 + 9, recorder.bytes().length);
  }

  @Test
  void refusesAnUnknownFunctionAPartOfABlockAndAnUnknownRegister() {
    assertEquals("019101", Recorder.rtu(line, "01 11"));
    assertEquals("018302", Recorder.rtu(line, "01 03 0829 0002"));
    assertEquals("018302", Recorder.rtu(line, "01 03 0830 0001"));
    assertEquals("018303", Recorder.rtu(line, "01 03 0829 0000"));
  }

  @Test
  void faultsOfOneInstrumentLeaveTheOtherAlone() {
    faults.set("ph", Fault.SILENT, true);
    assertEquals("", Recorder.rtu(line, ASK_PH));
    assertEquals("02", Recorder.rtu(line, "02 03 0829 000a").substring(0, 2));
    faults.set("ph", Fault.SILENT, false);
    faults.set("ph", Fault.BAD_CRC, true);
    assertEquals("damaged", Recorder.rtu(line, ASK_PH));
    faults.clear();
    assertEquals("0103", Recorder.rtu(line, ASK_PH).substring(0, 4));
  }

  @Test
  void aLateReplyDoesNotComeOnTime() {
    faults.set("ph", Fault.LATE, true);
    byte[] ask = HexFormat.of().parseHex("01030829000a1665");
    Recorder recorder = new Recorder();
    line.receive(ask, 0, ask.length, recorder);
    assertEquals(0, recorder.bytes().length);
    assertEquals("010314", recorder.late().substring(0, 6));
  }

  @Test
  void anUnpluggedLineSwallowsEverything() {
    faults.set("line", Fault.UNPLUGGED, true);
    assertEquals("", Recorder.rtu(line, ASK_PH));
    assertEquals("", Recorder.rtu(line, "02 03 0829 000a"));
    faults.set("line", Fault.UNPLUGGED, false);
    assertEquals("0103", Recorder.rtu(line, ASK_PH).substring(0, 4));
  }

  @Test
  void sessionsDoNotShareHalfARequest() {
    LineServer other = line.session();
    byte[] ask = HexFormat.of().parseHex("01030829000a1665");
    Recorder recorder = new Recorder();
    line.receive(ask, 0, 5, recorder);
    other.receive(ask, 5, 3, recorder);
    assertEquals(0, recorder.bytes().length);
  }
}
