package org.cellstation.app.wire;

import static org.cellstation.app.wire.Pair.Guard.CHECKSUM;
import static org.cellstation.app.wire.Pair.Guard.SHAPE;
import static org.cellstation.app.wire.Pair.Guard.TRANSACTION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.cellstation.simulator.emulator.AlicatMfc;
import org.cellstation.simulator.emulator.BarcodeScanner;
import org.cellstation.simulator.emulator.BronkhorstMfc;
import org.cellstation.simulator.emulator.DeltaOhmHd402;
import org.cellstation.simulator.emulator.EurothermBisynch;
import org.cellstation.simulator.emulator.EurothermLoop;
import org.cellstation.simulator.emulator.EurothermModbus;
import org.cellstation.simulator.emulator.GasController;
import org.cellstation.simulator.emulator.HamiltonArc;
import org.cellstation.simulator.emulator.HeidolphStirrer;
import org.cellstation.simulator.emulator.HuberThermostat;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.IkaStirrer;
import org.cellstation.simulator.emulator.JulaboCirculator;
import org.cellstation.simulator.emulator.LambdaDrive;
import org.cellstation.simulator.emulator.LighthouseCounter;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.MasterflexDrive;
import org.cellstation.simulator.emulator.MettlerSics;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.ModbusUnit;
import org.cellstation.simulator.emulator.NutServer;
import org.cellstation.simulator.emulator.OmronE5cc;
import org.cellstation.simulator.emulator.ProParMfc;
import org.cellstation.simulator.emulator.RedySmartMfc;
import org.cellstation.simulator.emulator.RegloIcc;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SartoriusSbi;
import org.cellstation.simulator.emulator.SartoriusXbpi;
import org.cellstation.simulator.emulator.SensirionSfc;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.SierraMfc;
import org.cellstation.simulator.emulator.VaisalaGmp25x;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.emulator.ZebraPrinter;
import org.cellstation.simulator.fault.FaultState;

/// Every model of the catalogue with its far end. What the far ends measure depends on their
/// settings alone, so that a value which differs was not measured.
final class Pairs {
  /// What a device does as it is told, a little less than wholly.
  private static final class Following implements DoubleSupplier {
    private DoubleSupplier what = () -> 0;

    void follow(DoubleSupplier told) {
      what = told;
    }

    @Override
    public double getAsDouble() {
      return 0.96 * what.getAsDouble();
    }
  }

  /// Models that have no far end, and why.
  static final Map<String, String> WITHOUT_FAR_END = Map.of();

  private static final double CELSIUS = 36.5;
  private static final double GRAMS = 1234.56;

  /// One particle a second in what a counter draws, and a trace more than one.
  private static final double ONE_A_SECOND = (1 + 1e-9) / (28.317e-3 / 60);

  private static final Map<String, String> PLAIN = Map.of();

  private Pairs() {}

  static List<Pair> all() {
    return Stream.of(gas(), temperature(), weighing(), pumps(), agitation(), probes(), others())
        .flatMap(List::stream)
        .toList();
  }

  private static RtuLine rtu(FaultState line, ModbusUnit unit) {
    return new RtuLine(line, List.of(unit));
  }

  private static List<Pair> gas() {
    return List.of(
        new Pair("bronkhorst-modbus", "TCP", PLAIN, TRANSACTION, 0.02, Pairs::bronkhorstTcp),
        new Pair(
            "bronkhorst-modbus",
            "RTU",
            Map.of("transport", "rtu"),
            CHECKSUM,
            0.02,
            Pairs::bronkhorstRtu),
        new Pair("bronkhorst-propar", "ASCII", PLAIN, SHAPE, 0.02, Pairs::proPar),
        new Pair(
            "bronkhorst-propar",
            "binary",
            Map.of("encoding", "binary"),
            TRANSACTION,
            0.02,
            Pairs::proPar),
        new Pair("alicat-mfc", "10v", PLAIN, SHAPE, 0.01, alicat(AlicatMfc.Generation.V10)),
        new Pair("alicat-mfc", "5v", PLAIN, SHAPE, 0.01, alicat(AlicatMfc.Generation.V5)),
        new Pair("voegtlin-red-y", "", PLAIN, CHECKSUM, 0.01, Pairs::redy),
        new Pair("sensirion-sfc", "", PLAIN, CHECKSUM, 0.01, Pairs::sensirion),
        new Pair("sierra-c100", "", PLAIN, CHECKSUM, 0.01, Pairs::sierra));
  }

  private static FarEnd bronkhorstTcp(FaultState line, FaultState unit) {
    Following flow = new Following();
    BronkhorstMfc controller = new BronkhorstMfc(1, 500, "N2", "M6212345A", flow, unit);
    return flowing(flow, new ModbusTcpLine(line, List.of(controller)), controller);
  }

  private static FarEnd bronkhorstRtu(FaultState line, FaultState unit) {
    Following flow = new Following();
    BronkhorstMfc controller = new BronkhorstMfc(1, 500, "N2", "M6212345A", flow, unit);
    return flowing(flow, rtu(line, controller), controller);
  }

  private static FarEnd flowing(Following flow, LineServer line, GasController controller) {
    flow.follow(controller::setPoint);
    return new FarEnd(line, controller::setPoint);
  }

  private static FarEnd proPar(FaultState line, FaultState unit) {
    Following flow = new Following();
    ProParMfc controller = new ProParMfc(3, 500, "N2", "M6212345A", "FIC", flow, unit);
    return flowing(flow, new SerialLine(line, controller), controller);
  }

  private static FarEnd.Maker alicat(AlicatMfc.Generation generation) {
    return (line, unit) -> {
      Following flow = new Following();
      AlicatMfc controller =
          new AlicatMfc('A', generation, 500, "N2", "521641", flow, () -> 14.62, unit);
      return flowing(flow, new SerialLine(line, controller), controller);
    };
  }

  private static FarEnd redy(FaultState line, FaultState unit) {
    Following flow = new Following();
    RedySmartMfc controller = new RedySmartMfc(247, 500, "Air", 110_123, flow, unit);
    return flowing(flow, rtu(line, controller), controller);
  }

  private static FarEnd sensirion(FaultState line, FaultState unit) {
    Following flow = new Following();
    SensirionSfc controller = new SensirionSfc(0, 500, "2019-0001", flow, unit);
    return flowing(flow, new SerialLine(line, controller), controller);
  }

  private static FarEnd sierra(FaultState line, FaultState unit) {
    Following flow = new Following();
    SierraMfc controller = new SierraMfc(500, "210704", flow, unit);
    return flowing(flow, new SerialLine(line, controller), controller);
  }

  private static List<Pair> temperature() {
    return List.of(
        new Pair("omron-e5cc", "", PLAIN, CHECKSUM, 0.1, Pairs::omron),
        new Pair("eurotherm", "Modbus", PLAIN, CHECKSUM, 0.1, Pairs::eurothermModbus),
        new Pair(
            "eurotherm",
            "Bisynch",
            Map.of("encoding", "bisynch"),
            CHECKSUM,
            0.1,
            Pairs::eurothermBisynch),
        new Pair("huber-pb", "", PLAIN, SHAPE, 0.01, Pairs::huber),
        new Pair("julabo", "RS-232", PLAIN, SHAPE, 0.01, Pairs::julabo),
        new Pair("julabo", "RS-485", Map.of("address", "32"), SHAPE, 0.01, Pairs::julaboOnRs485));
  }

  private static FarEnd omron(FaultState line, FaultState unit) {
    OmronE5cc controller = new OmronE5cc(1, () -> CELSIUS, unit);
    return new FarEnd(
        rtu(line, controller),
        controller::advance,
        Map.of("setpoint", controller::setPointCelsius));
  }

  private static FarEnd eurothermModbus(FaultState line, FaultState unit) {
    EurothermLoop loop = new EurothermLoop(() -> CELSIUS, unit);
    return new FarEnd(rtu(line, new EurothermModbus(1, loop)), loop::setPointCelsius);
  }

  private static FarEnd eurothermBisynch(FaultState line, FaultState unit) {
    EurothermLoop loop = new EurothermLoop(() -> CELSIUS, unit);
    return new FarEnd(new SerialLine(line, new EurothermBisynch(1, loop)), loop::setPointCelsius);
  }

  private static FarEnd huber(FaultState line, FaultState unit) {
    HuberThermostat thermostat = new HuberThermostat(() -> CELSIUS, () -> 36.8, 426_263, unit);
    DoubleSupplier heldWhileRunning =
        () -> thermostat.isControlling() ? thermostat.setPointCelsius() : Double.NaN;
    return new FarEnd(new SerialLine(line, thermostat), heldWhileRunning);
  }

  private static FarEnd julabo(FaultState line, FaultState unit) {
    return julabo(line, new JulaboCirculator(() -> CELSIUS, () -> 36.8, unit));
  }

  private static FarEnd julaboOnRs485(FaultState line, FaultState unit) {
    JulaboCirculator circulator = new JulaboCirculator(() -> CELSIUS, () -> 36.8, unit);
    circulator.address(32);
    return julabo(line, circulator);
  }

  private static FarEnd julabo(FaultState line, JulaboCirculator circulator) {
    return new FarEnd(new SerialLine(line, circulator), circulator::setPointCelsius);
  }

  private static List<Pair> weighing() {
    return List.of(
        new Pair("mettler-sics", "", PLAIN, SHAPE, 0, Pairs::mettler),
        new Pair("sartorius-sbi", "SBI", PLAIN, SHAPE, 0, Pairs::sbi),
        new Pair("sartorius-sbi", "xBPI", Map.of("encoding", "xbpi"), CHECKSUM, 0, Pairs::xbpi));
  }

  private static FarEnd mettler(FaultState line, FaultState unit) {
    MettlerSics balance = new MettlerSics(() -> GRAMS, "B021002593", unit);
    return new FarEnd(new SerialLine(line, balance), balance::advance);
  }

  private static FarEnd sbi(FaultState line, FaultState unit) {
    SartoriusSbi balance = new SartoriusSbi(() -> GRAMS, 8200, 2, "WZA8202-N", "0031801165", unit);
    return new FarEnd(new SerialLine(line, balance), balance::advance);
  }

  private static FarEnd xbpi(FaultState line, FaultState unit) {
    SartoriusXbpi balance =
        new SartoriusXbpi(9, () -> GRAMS, 8200, 2, "WZA8202-N", "0031801165", unit);
    return new FarEnd(new SerialLine(line, balance), balance::advance);
  }

  private static List<Pair> pumps() {
    return List.of(
        new Pair("ismatec-reglo-icc", "", PLAIN, SHAPE, 0.1, reglo(4)),
        new Pair("ismatec-reglo-icc", "one channel", Map.of("channels", "1"), SHAPE, 0.1, reglo(1)),
        new Pair("watson-marlow", "basic", PLAIN, SHAPE, 0.1, watson(WatsonMarlow.Protocol.BASIC)),
        new Pair(
            "watson-marlow",
            "enhanced, one's complement",
            Map.of("encoding", "enhanced"),
            CHECKSUM,
            1,
            watson(WatsonMarlow.Protocol.ENHANCED_ONES_COMPLEMENT)),
        new Pair(
            "watson-marlow",
            "enhanced, two's complement",
            Map.of("encoding", "enhanced"),
            CHECKSUM,
            1,
            watson(WatsonMarlow.Protocol.ENHANCED_TWOS_COMPLEMENT)),
        new Pair("masterflex-ls", "", PLAIN, SHAPE, 0.1, Pairs::masterflex),
        new Pair("lambda-pump", "", PLAIN, CHECKSUM, 0.1, Pairs::lambda));
  }

  private static FarEnd.Maker reglo(int channels) {
    return (line, unit) -> {
      FaultState none = new FaultState();
      RegloIcc pump = new RegloIcc(unit, List.of(none, none, none, none));
      Map<String, DoubleSupplier> taken = new HashMap<>();
      for (int i = 1; i <= channels; i++) {
        int channel = i;
        taken.put("channel" + i, () -> pump.delivered(channel));
      }
      return new FarEnd(new SerialLine(line, pump), pump::advance, taken);
    };
  }

  private static FarEnd.Maker watson(WatsonMarlow.Protocol protocol) {
    return (line, unit) -> {
      WatsonMarlow pump = new WatsonMarlow(WatsonMarlow.Build.PUMP_620, 1, protocol, unit);
      return new FarEnd(new SerialLine(line, pump), pump::advance, Map.of("speed", pump::turning));
    };
  }

  private static FarEnd masterflex(FaultState line, FaultState unit) {
    MasterflexDrive drive = new MasterflexDrive(unit);
    return new FarEnd(
        new SerialLine(line, drive), FarEnd.TIMELESS, Map.of("speed", drive::turning));
  }

  private static FarEnd lambda(FaultState line, FaultState unit) {
    LambdaDrive drive = new LambdaDrive(2, unit);
    return new FarEnd(
        new SerialLine(line, drive), FarEnd.TIMELESS, Map.of("speed", () -> 100 * drive.turning()));
  }

  private static List<Pair> agitation() {
    return List.of(
        new Pair("ika-rocker", "", PLAIN, SHAPE, 0.1, Pairs::rocker),
        new Pair(
            "ika-stirrer", "", Map.of("max-temperature", "300"), SHAPE, 0.1, Pairs::ikaStirrer),
        new Pair("heidolph-hei-torque", "", PLAIN, SHAPE, 1, Pairs::heidolph));
  }

  private static FarEnd rocker(FaultState line, FaultState unit) {
    Following rate = new Following();
    IkaRocker rocker = new IkaRocker(rate, unit);
    rate.follow(rocker::drivenRate);
    return new FarEnd(
        new SerialLine(line, rocker), rocker::advance, Map.of("rate", rocker::drivenRate));
  }

  private static FarEnd ikaStirrer(FaultState line, FaultState unit) {
    Following rpm = new Following();
    Following plate = new Following();
    IkaStirrer stirrer = new IkaStirrer(rpm, plate, () -> CELSIUS, unit);
    rpm.follow(stirrer::drivenRpm);
    plate.follow(stirrer::drivenCelsius);
    return new FarEnd(
        new SerialLine(line, stirrer),
        stirrer::advance,
        Map.of("speed", stirrer::drivenRpm, "temperature", stirrer::drivenCelsius));
  }

  private static FarEnd heidolph(FaultState line, FaultState unit) {
    Following rpm = new Following();
    HeidolphStirrer stirrer = new HeidolphStirrer(rpm, () -> 12, () -> 31, unit);
    rpm.follow(stirrer::drivenRpm);
    return new FarEnd(
        new SerialLine(line, stirrer), stirrer::advance, Map.of("speed", stirrer::drivenRpm));
  }

  private static List<Pair> probes() {
    return List.of(
        new Pair("hamilton-ph-arc", "", PLAIN, CHECKSUM, 0, Pairs::ph),
        new Pair("hamilton-visiferm-do", "", PLAIN, CHECKSUM, 0, Pairs::oxygen),
        new Pair("vaisala-gmp25x", "", PLAIN, CHECKSUM, 0.01, Pairs::vaisala));
  }

  /// Their operating hours stand still, and with them all that the sensors say of their age.
  private static FarEnd ph(FaultState line, FaultState unit) {
    HamiltonArc probe = HamiltonArc.ph(1, () -> 7.05, () -> CELSIUS, unit);
    return new FarEnd(rtu(line, probe), FarEnd.TIMELESS);
  }

  private static FarEnd oxygen(FaultState line, FaultState unit) {
    HamiltonArc probe = HamiltonArc.dissolvedOxygen(1, () -> 42.5, () -> CELSIUS, unit);
    return new FarEnd(rtu(line, probe), FarEnd.TIMELESS);
  }

  private static FarEnd vaisala(FaultState line, FaultState unit) {
    VaisalaGmp25x probe = new VaisalaGmp25x(240, () -> 50_000, () -> CELSIUS, "K0710040", unit);
    return new FarEnd(
        rtu(line, probe),
        probe::advance,
        Map.of(
            "pressure compensation", () -> probe.compensation(0),
            "temperature compensation", () -> probe.compensation(1),
            "humidity compensation", () -> probe.compensation(2),
            "oxygen compensation", () -> probe.compensation(3)));
  }

  private static List<Pair> others() {
    Map<String, String> quick = Map.of("sample", "PT10S");
    return List.of(
        new Pair("lighthouse-counter", "", quick, CHECKSUM, 0, Pairs::lighthouseRtu),
        new Pair("lighthouse-counter-tcp", "", quick, TRANSACTION, 0, Pairs::lighthouseTcp),
        new Pair("deltaohm-hd402st", "", PLAIN, CHECKSUM, 0, Pairs::deltaOhm),
        new Pair("nut-ups", "", PLAIN, SHAPE, 0, Pairs::ups),
        new Pair("gs1-scanner", "", PLAIN, SHAPE, 0, Pairs::scanner),
        new Pair("zebra-zpl", "", PLAIN, SHAPE, 0, Pairs::printer));
  }

  private static LighthouseCounter counter(FaultState unit) {
    return new LighthouseCounter(
        1,
        List.of(
            new LighthouseCounter.Channel(0.5, () -> 163 * ONE_A_SECOND),
            new LighthouseCounter.Channel(5, () -> 2 * ONE_A_SECOND)),
        4711,
        1_767_254_400,
        unit);
  }

  private static FarEnd lighthouseRtu(FaultState line, FaultState unit) {
    LighthouseCounter counter = counter(unit);
    return new FarEnd(rtu(line, counter), counter::advance, sampling(counter));
  }

  private static FarEnd lighthouseTcp(FaultState line, FaultState unit) {
    LighthouseCounter counter = counter(unit);
    DoubleConsumer advance = counter::advance;
    return new FarEnd(new ModbusTcpLine(line, List.of(counter)), advance, sampling(counter));
  }

  private static Map<String, DoubleSupplier> sampling(LighthouseCounter counter) {
    return Map.of("sampling", () -> counter.isRunning() ? 1 : 0);
  }

  private static FarEnd deltaOhm(FaultState line, FaultState unit) {
    return new FarEnd(rtu(line, new DeltaOhmHd402(1, 1, () -> 15, unit)), FarEnd.TIMELESS);
  }

  private static FarEnd ups(FaultState line, FaultState unit) {
    NutServer server = new NutServer("ups", "G117", unit);
    return new FarEnd(new SerialLine(line, server), server::advance);
  }

  private static FarEnd scanner(FaultState line, FaultState unit) {
    return new FarEnd(new SerialLine(line, new BarcodeScanner(unit)), FarEnd.TIMELESS);
  }

  private static FarEnd printer(FaultState line, FaultState unit) {
    ZebraPrinter printer = new ZebraPrinter("ZD421-203dpi ZPL", 1, false, unit);
    return new FarEnd(new SerialLine(line, printer), printer::advance);
  }
}
