package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.simulator.emulator.ByteSink;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.plant.PlantSettings;
import org.cellstation.simulator.vessel.Vessels;
import org.junit.jupiter.api.Test;

/// The whole menu of faults: none is without effect on what answers on the lines. Two skids of one
/// seed are driven alike, one with the fault; without it they would answer byte for byte the same.
final class FaultEffectsTest {
  /// Seconds of process time.
  private static final int FAULT_BEGINS = 590;

  private static final int QUICK = 1800;
  private static final int LAST = 60 * 3600;

  /// What only other skids have, or drive anything with.
  private static final Map<String, Equipment> ON_OTHER_SKIDS =
      Map.of(
          "P-101.channel4", Equipment.SIX_LINES,
          "SC-101", Equipment.STIRRED_TANK,
          "stirring", Equipment.STIRRED_TANK,
          "P-105", Equipment.HOLLOW_FIBRE,
          "recirculating", Equipment.HOLLOW_FIBRE);

  /// A scanner speaks only when a person shows it a label: PeripheralsTest.
  private static final Set<String> SHOWN_SOMETHING_ELSEWHERE = Set.of("scanner", "BC-101");

  /// A skid, and somebody who asks all its instruments.
  private static final class Panel {
    private final Skid skid;
    private final Map<String, LineServer> lines;
    private final StringBuilder heard = new StringBuilder();

    private final ByteSink ear =
        new ByteSink() {
          @Override
          public void write(byte[] bytes, int offset, int length) {
            heard.append(HexFormat.of().formatHex(bytes, offset, offset + length)).append(',');
          }

          @Override
          public void writeSlowly(byte[] bytes, int offset, int length) {
            heard.append("slowly ");
            write(bytes, offset, length);
          }
        };

    Panel(Equipment equipment) {
      skid = new Skid(SkidSettings.nominal().with(equipment));
      lines = skid.lines();
    }

    private boolean isCleanroom() {
      return skid.equipment() == Equipment.CLEANROOM;
    }

    private void send(String line, byte[] bytes) {
      LineServer server = lines.get(line);
      if (server == null) {
        return;
      }
      heard.append(server.present() ? '|' : '!');
      server.receive(bytes, 0, bytes.length, ear);
    }

    void text(String line, String command) {
      send(line, command.getBytes(StandardCharsets.ISO_8859_1));
    }

    void rtu(String line, String hex) {
      byte[] frame = HexFormat.of().parseHex(hex + "0000");
      int crc = Crc16.of(frame, 0, frame.length - 2);
      frame[frame.length - 2] = (byte) crc;
      frame[frame.length - 1] = (byte) (crc >> 8);
      send(line, frame);
    }

    void tcp(String line, String hex) {
      int length = hex.length() / 2;
      send(line, HexFormat.of().parseHex("00010000" + "%04x".formatted(length) + hex));
    }

    /// Channels of the large pump, mL/min.
    void pump(int channel, int flow) {
      if (flow == 0) {
        text("pumping", channel + "I\r");
      } else {
        text("pumping", "%df%04d+1\r".formatted(channel, flow * 100));
        text("pumping", channel + "H\r");
      }
    }

    /// Parts in 32000 of the full scale.
    void gas(int node, int part) {
      if (isCleanroom()) {
        text("gas", ":06%02X010121%04X\r\n".formatted(node, part));
      } else {
        tcp("gas", "%02x060021%04x".formatted(node - 2, part));
      }
    }

    /// The small pumps, parts in 999 of full speed.
    void dose(int address, int part) {
      text("dosing", summed("#%02d01r%03d".formatted(address, part)));
    }

    /// All that there is to see.
    String view() {
      heard.setLength(0);
      for (int unit = 1; unit <= 2; unit++) {
        rtu("probes", "%02x030829000a".formatted(unit));
        rtu("probes", "%02x030969000a".formatted(unit));
      }
      rtu("analytics", "02030829000a");
      rtu("probes", "f00300000002");
      rtu("gateway", "140300000003");
      rtu("gateway", "150300000008");
      rtu("gateway", "160300000005");
      for (int node = 3; node <= 6; node++) {
        text("gas", ":06%02X0401210120\r\n".formatted(node));
      }
      rtu("heating", "010320000006");
      rtu("heating", "020400030002");
      rtu("heating", "0204001a0001");
      text("weighing", "SI\r\n");
      text("bottle", "\u001bP\r\n");
      text("cooling", "{M01****\r\n");
      text("cooling", "{M07****\r\n");
      text("rocking", "IN_PV_4 \r\n");
      text("stirring", "IN_PV_4 \r\n");
      for (int channel = 1; channel <= 4; channel++) {
        text("pumping", channel + "E\r");
        text("pumping", channel + "f\r");
      }
      text("transfer", "1RS\r");
      text("recirculating", "1RS\r");
      text("dosing", summed("#0101G"));
      text("dosing", summed("#0201G"));
      tcp("particles", "010400000010");
      tcp("particles", "010300020001");
      text("printer", "~HS");
      text("supply", "LIST VAR ups\n");
      lines.values().forEach(line -> line.unasked(ear));
      return heard.toString();
    }

    private static String summed(String body) {
      return body + "%02X\r".formatted(body.chars().sum() & 0xFF);
    }

    /// What the operator does at this time.
    void drive(int second) {
      switch (second) {
        case 0 -> {
          text("rocking", "OUT_SP_4 20 \r\n");
          text("rocking", "START_4 \r\n");
          text("stirring", "OUT_SP_4 120 \r\n");
          text("stirring", "START_4 \r\n");
          text("recirculating", "1SP50\r");
          text("recirculating", "1GO\r");
          gases(12_800, 1280, 6400, 0);
          rtu("heating", "010600000001");
          rtu("heating", "010600000401");
          rtu("heating", "010621030172");
          tcp("particles", "01060001000b");
          text("pumping", "1~1\r");
          for (int channel = 1; channel <= 4; channel++) {
            text("pumping", channel + "M\r");
          }
          pump(1, 90);
        }
        case 640 -> pump(1, 0);
        case 660 -> pump(3, 50);
        case 780 -> {
          pump(3, 0);
          pump(1, 5);
          pump(2, 5);
          dose(1, 100);
          dose(2, 100);
        }
        case 900 -> {
          text("transfer", "1SP50\r");
          text("transfer", "1GO\r");
          pump(4, 20);
        }
        case 930 -> {
          text("transfer", "1ST\r");
          pump(4, 0);
        }
        case 960 -> {
          dose(1, 0);
          dose(2, 0);
        }
        case 1000 -> {
          gases(16_000, 3840, 12_800, 1920);
          rtu("heating", "01062103017c");
          text("rocking", "OUT_SP_4 18 \r\n");
          text("stirring", "OUT_SP_4 150 \r\n");
          text("recirculating", "1SP60\r");
          text("cooling", "{M0003E8\r\n");
          room(Fault.DOOR_OPEN, true);
        }
        case 1060 -> room(Fault.DOOR_OPEN, false);
        case 1200 -> gases(0, 0, 0, 0);
        case 1260 -> gases(12_800, 1280, 6400, 0);
        case 1300 -> room(Fault.MAINS_LOST, true);
        case 1420 -> room(Fault.MAINS_LOST, false);
        default -> {}
      }
    }

    private void room(Fault fault, boolean active) {
      if (isCleanroom()) {
        skid.faults().set("room", fault, active);
      }
    }

    private void gases(int air, int oxygen, int carbonDioxide, int nitrogen) {
      gas(3, air);
      gas(4, oxygen);
      gas(5, carbonDioxide);
      gas(6, nitrogen);
    }
  }

  /// @return when the two were first unlike, s; -1 for never
  private static int firstDifference(Equipment equipment, String site, Fault fault) {
    Panel well = new Panel(equipment);
    Panel ill = new Panel(equipment);
    int dt = 1;
    for (int second = 0; second < LAST; second += dt) {
      well.drive(second);
      ill.drive(second);
      if (second == FAULT_BEGINS) {
        ill.skid.faults().set(site, fault, true);
      }
      dt = second < QUICK ? 1 : 10;
      well.skid.step(dt);
      ill.skid.step(dt);
      boolean looked = second >= FAULT_BEGINS && (second < QUICK || second % 600 == 0);
      if (looked && !well.view().equals(ill.view())) {
        return second;
      }
      if (second == FAULT_BEGINS - 1) {
        assertEquals(well.view(), ill.view(), "alike until then");
      }
    }
    return -1;
  }

  @Test
  void everyFaultOfEverySiteShows() {
    Map<String, Equipment> sites = new TreeMap<>();
    possible(Equipment.CLEANROOM).keySet().forEach(site -> sites.put(site, Equipment.CLEANROOM));
    sites.putAll(ON_OTHER_SKIDS);
    sites.keySet().removeAll(SHOWN_SOMETHING_ELSEWHERE);
    List<String> without = new ArrayList<>();
    Set<Fault> seen = EnumSet.noneOf(Fault.class);
    int cases = 0;
    for (Map.Entry<String, Equipment> site : sites.entrySet()) {
      Set<Fault> faults = possible(site.getValue()).getOrDefault(site.getKey(), Set.of());
      for (Fault fault : new TreeSet<>(faults)) {
        cases++;
        seen.add(fault);
        if (firstDifference(site.getValue(), site.getKey(), fault) < 0) {
          without.add(site.getKey() + " " + fault.text());
        }
      }
    }
    assertEquals(List.of(), without, "faults without effect");
    assertTrue(cases > 450, cases + " cases");
    Set<Fault> elsewhere = EnumSet.complementOf(EnumSet.copyOf(seen));
    assertEquals(EnumSet.of(Fault.FOAM), elsewhere, "of a tank with a sparger");
  }

  private static Map<String, Set<Fault>> possible(Equipment equipment) {
    return new Skid(SkidSettings.nominal().with(equipment)).faults().possible();
  }

  @Test
  void microbesGetInOnceEachTimeTheirFaultBegins() {
    PlantFaults vessel = new PlantFaults();
    Faults faults = new Faults();
    Plant plant = new Plant(vessel.around(PlantSettings.nominal(1)));
    vessel.register(faults);
    double[] grams = new double[4];
    boolean[] caught = {false, true, true, false};
    for (int i = 0; i < caught.length; i++) {
      faults.set(PlantFaults.SITE, Fault.CONTAMINATION, caught[i]);
      vessel.act(plant);
      grams[i] = plant.microbes();
    }
    assertEquals(0, grams[0]);
    assertTrue(grams[1] > 0);
    assertEquals(grams[1], grams[2]);
    assertEquals(grams[1], grams[3], "what got in stays");
    faults.set(PlantFaults.SITE, Fault.CONTAMINATION, true);
    vessel.act(plant);
    assertEquals(2 * grams[1], plant.microbes(), 1e-12);
  }

  @Test
  void foamInATankWithASpargerClosesItsFilter() {
    double[] pressures = new double[2];
    for (int i = 0; i < 2; i++) {
      PlantFaults vessel = new PlantFaults();
      Faults faults = new Faults();
      PlantSettings settings = PlantSettings.nominal(1).with(Vessels.stirredTank(2));
      Plant plant = new Plant(vessel.around(settings));
      vessel.register(faults);
      plant.actuators().feedMillilitresPerMinute = 200;
      for (int second = 0; second < 600; second++) {
        vessel.act(plant);
        plant.step(1);
      }
      plant.actuators().feedMillilitresPerMinute = 0;
      plant.actuators().stirPerMinute = 200;
      plant.actuators().airMillilitresPerMinute = 300;
      plant.actuators().spargeMillilitresPerMinute = 200;
      if (i == 1) {
        faults.set(PlantFaults.SITE, Fault.FOAM, true);
      }
      for (int second = 0; second < 12 * 360; second++) {
        vessel.act(plant);
        plant.step(10);
      }
      pressures[i] = plant.instruments().headSpacePressure();
    }
    assertTrue(pressures[1] > pressures[0] + 0.05, pressures[0] + " and " + pressures[1] + " kPa");
  }
}
