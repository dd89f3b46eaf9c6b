package org.cellstation.simulator.emulator;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.simulator.fault.FaultState;

/// An Ismatec Reglo ICC pump with four independent channels. Commands are address, code, data, CR;
/// answers are one character (`*` done, `#` not understood, `+`, `-`) or data ended by CR LF. It
/// powers up with pump addressing: channels exist after `1~1`. Source: manual 14-036-E, chapters 14
/// to 17.
public final class RegloIcc extends AsciiInstrument {
  private static final int MOST_EVENTS = 16;
  private static final String MODES = "LMOGQNP";

  private final List<RegloChannel> channels = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private int address = 1;
  private boolean channelAddressing;
  private boolean eventMessages;
  private boolean statusDue;
  private double sinceStatus;
  private int tubing = 317;

  /// @param channelFaults one per channel
  public RegloIcc(FaultState faults, List<FaultState> channelFaults) {
    super(faults);
    channelFaults.forEach(f -> channels.add(new RegloChannel(f)));
  }

  /// What a channel's rotor delivers by its own calibration, mL/min.
  public double delivered(int channel) {
    return channels.get(channel - 1).delivered();
  }

  /// Runs timed dispensing and finds stalled rotors.
  public void advance(double dtSeconds) {
    for (int i = 0; i < channels.size(); i++) {
      char cause = channels.get(i).advance(dtSeconds);
      if (cause != RegloChannel.NOTHING && eventMessages && events.size() < MOST_EVENTS) {
        events.add("^X" + (i + 1) + "|" + cause + "\r\n");
      }
    }
    // A sign of life once a second [D]: the manual says "periodically".
    sinceStatus += dtSeconds;
    if (sinceStatus >= 1) {
      sinceStatus = 0;
      statusDue = eventMessages;
    }
  }

  @Override
  char terminator() {
    return '\r';
  }

  @Override
  void unasked(Answer answer) {
    for (String event : events) {
      answer.text(event);
    }
    events.clear();
    if (statusDue) {
      statusDue = false;
      for (int i = 0; i < channels.size(); i++) {
        if (channels.get(i).running()) {
          answer.text("^U").whole(i + 1, 1, '0').character('|');
          channels.get(i).report(answer);
        }
      }
    }
  }

  @Override
  void command(String line, Answer answer) {
    if (line.length() == 2 && line.charAt(0) == '@') {
      int wanted = line.charAt(1) - '0';
      if (wanted >= 1 && wanted <= 8) {
        address = wanted;
        answer.character('*');
      } else {
        answer.character('#');
      }
      return;
    }
    int target = line.isEmpty() ? -1 : line.charAt(0) - '0';
    if (target < 0 || target > 8 || line.length() < 2) {
      answer.character('#');
    } else if (channelAddressing) {
      if (target > channels.size()) {
        answer.character('#');
      } else {
        forChannels(target, line, answer);
      }
    } else if (target == address || target == 0) {
      forChannels(0, line, answer);
    }
    // Another pump's address on the same line: not ours to answer.
  }

  @Override
  void refuse(byte[] in, int length, Answer answer) {
    answer.character('#');
  }

  /// All channels stand; what was set stays in the pump's memory, the ways of talking do not [D].
  @Override
  public void powerUp() {
    channels.forEach(RegloChannel::stop);
    channelAddressing = false;
    eventMessages = false;
    statusDue = false;
    events.clear();
  }

  private void forChannels(int target, String line, Answer answer) {
    boolean extended = line.charAt(1) == 'x' && line.length() > 2;
    String code = line.substring(1, extended ? 3 : 2);
    String data = line.substring(extended ? 3 : 2);
    if (ofPump(code, data, answer)) {
      return;
    }
    if (target > 0) {
      ofChannel(channels.get(target - 1), code, data, answer);
      return;
    }
    // Address 0: a setting goes to every channel, a question is answered for the first.
    int before = answer.length();
    for (RegloChannel channel : channels) {
      if (answer.length() == before) {
        ofChannel(channel, code, data, answer);
      } else {
        ofChannel(channel, code, data, new Answer());
      }
    }
  }

  /// Commands that concern the pump as a whole, whatever the address.
  private boolean ofPump(String code, String data, Answer answer) {
    switch (code) {
      case "~" -> channelAddressing = flag(data, channelAddressing, answer);
      case "xE" -> {
        eventMessages = flag(data, eventMessages, answer);
        if (!eventMessages) {
          events.clear();
          statusDue = false;
        }
      }
      case "x!" -> answer.text("2\r\n");
      case "#" -> answer.text("REGLO ICC 0208 306\r\n");
      case "(" -> answer.text("0114\r\n");
      case ")" -> answer.text("0408\r\n");
      case "xA" -> answer.whole(channels.size(), 1, '0').text("\r\n");
      case "xS" -> answer.text("ICC-4-0001\r\n");
      case "A", "B", "*" -> answer.character(data.isEmpty() ? '*' : '#');
      case "D" -> answer.character(data.length() <= 17 ? '*' : '#');
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean flag(String data, boolean now, Answer answer) {
    switch (data) {
      case "" -> answer.text(now ? "1\r\n" : "0\r\n");
      case "0", "1" -> {
        answer.character('*');
        return data.equals("1");
      }
      default -> answer.character('#');
    }
    return now;
  }

  private void ofChannel(RegloChannel channel, String code, String data, Answer answer) {
    if (data.isEmpty()) {
      ask(channel, code, answer);
    } else {
      set(channel, code, data, answer);
    }
  }

  private void ask(RegloChannel channel, String code, Answer answer) {
    switch (code) {
      case "E" -> answer.character(channel.running() ? '+' : '-');
      case "f" -> RegloNumber.volume(channel.told.getAsDouble(), answer);
      case "H" -> answer.character(channel.start() ? '*' : '-');
      case "I" -> {
        channel.stop();
        answer.character('*');
      }
      case "xI" -> {
        channel.pause();
        answer.character('*');
      }
      case "J", "K" -> {
        channel.clockwise = code.equals("J");
        answer.character('*');
      }
      case "xD" -> answer.text(channel.clockwise ? "J\r\n" : "K\r\n");
      case "xM" -> answer.character(channel.mode).text("\r\n");
      case "xe" -> refusal(channel, answer);
      case "S" -> answer.fixed(channel.rpm, 2, 0).text("\r\n");
      case "v" -> RegloNumber.volume(channel.volume, answer);
      case "xf" -> answer.text(channel.rateFromFlow ? "1\r\n" : "0\r\n");
      case "xT" -> answer.whole(Math.round(channel.runSeconds * 10), 1, '0').text("\r\n");
      case "xP" -> answer.whole(Math.round(channel.pauseSeconds * 10), 1, '0').text("\r\n");
      case "\"" -> answer.whole(channel.cycles, 1, '0').text("\r\n");
      case "?", "!" ->
          answer
              .fixed(RegloChannel.MAXIMUM_RPM * RegloChannel.PER_REVOLUTION, 3, 0)
              .text(" ml/min\r\n");
      case "+" -> answer.fixed(tubing / 100.0, 2, 0).text(" mm\r\n");
      case "%" -> answer.text("0\r\n");
      case "xB" -> answer.text("8\r\n");
      case ":" -> answer.fixed(channel.totalVolume, 3, 0).text(" ml\r\n");
      case "W" -> {
        channel.totalVolume = 0;
        answer.character('*');
      }
      case "xG" -> answer.whole(Math.round(channel.totalVolume), 10, '0').text("\r\n");
      case "xJ" -> answer.whole(Math.round(channel.totalSeconds * 10), 1, '0').text("\r\n");
      default -> {
        if (code.length() == 1 && MODES.indexOf(code.charAt(0)) >= 0) {
          mode(channel, code.charAt(0), answer);
        } else {
          answer.character('#');
        }
      }
    }
  }

  /// The mode stays as it is while the channel turns [D].
  private static void mode(RegloChannel channel, char mode, Answer answer) {
    if (channel.running() && channel.mode != mode) {
      answer.character('#');
    } else {
      channel.mode = mode;
      answer.character('*');
    }
  }

  private static void refusal(RegloChannel channel, Answer answer) {
    answer.character(channel.refusal).character(' ');
    switch (channel.refusal) {
      case 'R' ->
          RegloNumber.volume(RegloChannel.MAXIMUM_RPM * RegloChannel.PER_REVOLUTION, answer);
      case 'V' -> RegloNumber.volume(RegloChannel.MAXIMUM_VOLUME, answer);
      default -> answer.text("0\r\n");
    }
  }

  private void set(RegloChannel channel, String code, String data, Answer answer) {
    switch (code) {
      case "f" -> {
        double value = RegloNumber.volume(data);
        if (!(value <= RegloChannel.MAXIMUM_RPM * RegloChannel.PER_REVOLUTION)) {
          answer.character('#');
        } else {
          channel.flow = value;
          RegloNumber.volume(channel.told.getAsDouble(), answer);
        }
      }
      case "v" -> {
        double value = RegloNumber.volume(data);
        if (!(value <= RegloChannel.MAXIMUM_VOLUME)) {
          answer.character('#');
        } else {
          channel.volume = value;
          RegloNumber.volume(value, answer);
        }
      }
      case "S" -> {
        int hundredths = data.length() == 6 ? RegloNumber.digits(data) : -1;
        if (accept(hundredths, (int) (RegloChannel.MAXIMUM_RPM * 1000), answer)) {
          channel.rpm = hundredths / 100.0;
        }
      }
      case "xT", "xP" -> {
        int tenths = data.length() == 8 ? RegloNumber.digits(data) : -1;
        if (accept(tenths, 35_964_000, answer)) {
          if (code.equals("xT")) {
            channel.runSeconds = tenths / 10.0;
          } else {
            channel.pauseSeconds = tenths / 10.0;
          }
        }
      }
      case "\"" -> {
        int count = data.length() == 4 ? RegloNumber.digits(data) : -1;
        if (accept(count, 9999, answer)) {
          channel.cycles = count;
        }
      }
      case "+" -> {
        int hundredths = data.length() == 4 ? RegloNumber.digits(data) : -1;
        if (accept(hundredths, 317, answer)) {
          tubing = hundredths;
        }
      }
      case "xf" -> channel.rateFromFlow = flag(data, channel.rateFromFlow, answer);
      case "%" -> accept(RegloNumber.digits(data), 100, answer);
      default -> answer.character('#');
    }
  }

  private static boolean accept(int value, int maximum, Answer answer) {
    boolean good = value >= 0 && value <= maximum;
    answer.character(good ? '*' : '#');
    return good;
  }
}
