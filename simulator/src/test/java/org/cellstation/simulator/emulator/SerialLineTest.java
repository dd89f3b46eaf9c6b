package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Test;

/// What serial instruments share: framing, addresses on one line, and requests that are too long.
class SerialLineTest {
  /// Frames are `<`, an address, text, `>`; what stands outside is noise.
  private static final class Bracketed extends SerialInstrument {
    private final char address;

    Bracketed(char address) {
      super(new FaultState());
      this.address = address;
    }

    @Override
    int longestFrame() {
      return 8;
    }

    @Override
    int frameLength(byte[] in, int length) {
      if (in[0] != '<') {
        return GARBAGE;
      }
      for (int i = 1; i < length; i++) {
        if (in[i] == '>') {
          return i + 1;
        }
      }
      return INCOMPLETE;
    }

    @Override
    void receive(byte[] in, int length, Answer answer) {
      if (in[1] == address) {
        answer.octet('[').octets(in, 1, length - 2).octet(']');
      }
    }
  }

  private final SerialLine line =
      new SerialLine(new FaultState(), new Bracketed('a'), new Bracketed('b'));

  @Test
  void eachInstrumentOnALineAnswersWhatIsAddressedToIt() {
    assertEquals("[a1]", Recorder.ask(line, "<a1>"));
    assertEquals("[b2]", Recorder.ask(line, "<b2>"));
    assertEquals("", Recorder.ask(line, "<c3>"));
  }

  @Test
  void noiseBetweenRequestsIsDroppedAndARequestMayComeInAnySplitting() {
    for (int cut = 0; cut <= 9; cut++) {
      Recorder recorder = new Recorder();
      byte[] bytes = "..<a12>..".getBytes(StandardCharsets.US_ASCII);
      line.receive(bytes, 0, cut, recorder);
      line.receive(bytes, cut, bytes.length - cut, recorder);
      assertEquals("[a12]", new String(recorder.bytes(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void aRequestLongerThanTheBufferIsLostAsAWholeAndTheNextIsAnswered() {
    assertEquals("[a1]", Recorder.ask(line, "<a12345678901234567890><a1>"));
  }
}
