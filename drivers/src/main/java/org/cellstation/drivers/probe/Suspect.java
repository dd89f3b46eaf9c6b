package org.cellstation.drivers.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.catalogue.Wiring;
import org.cellstation.drivers.modbus.ReplyFraming;

/// One way in which one model may answer.
///
/// @param model as configurations write it
/// @param options that choose this way
/// @param speech what it speaks, found out by hearing its driver ask
public record Suspect(
    String model, Wiring wiring, Map<String, String> options, Speech speech, Maker maker) {
  /// Makes a driver from its options.
  @FunctionalInterface
  public interface Maker {
    Instrument make(Map<String, String> options);
  }

  /// What a driver asks in.
  enum Speech {
    MODBUS_RTU,
    MODBUS_TCP,
    /// Any other protocol.
    OWN
  }

  private static final String ID = "probe";
  private static final String ADDRESS = "address";
  private static final Map<String, String> USUAL = Map.of();

  /// Heidolph's question is `T`, and `T` tares a balance: it is put only where nobody has said
  /// anything.
  private static final String CAUTIOUS = "heidolph-hei-torque";

  /// The wiring that the models' options change.
  private static final String BISYNCH = "baud=9600&data=7&parity=even&stop=1";

  /// @throws IllegalArgumentException for an unknown model
  public static List<Suspect> of(String model) {
    Wiring wiring = Catalogue.wiring(model);
    Maker maker = options -> Catalogue.instrument(model, ID, options);
    List<Suspect> suspects = new ArrayList<>();
    for (Map<String, String> options : dialects(model)) {
      Wiring wired =
          options.containsValue("bisynch") ? new Wiring(BISYNCH, 0, wiring.addresses()) : wiring;
      suspects.add(of(model, wired, options, maker));
    }
    return suspects;
  }

  /// @param maker knows the option `address` where the wiring has addresses
  public static Suspect of(String model, Wiring wiring, Map<String, String> options, Maker maker) {
    ReplyFraming framing = FirstQuestion.framing(maker.make(options));
    Speech speech =
        framing == null
            ? Speech.OWN
            : framing == ReplyFraming.MBAP ? Speech.MODBUS_TCP : Speech.MODBUS_RTU;
    return new Suspect(model, wiring, options, speech, maker);
  }

  /// Every model of the catalogue that can be asked who it is.
  public static List<Suspect> everybody() {
    List<Suspect> all = new ArrayList<>();
    for (String model : Catalogue.models()) {
      Wiring wiring = Catalogue.wiring(model);
      if (!wiring.serial().isEmpty() || wiring.tcpPort() != 0) {
        all.addAll(of(model));
      }
    }
    return all;
  }

  private static List<Map<String, String>> dialects(String model) {
    return switch (model) {
      case "bronkhorst-modbus" -> List.of(USUAL, Map.of("transport", "rtu"));
      case "bronkhorst-propar" -> List.of(USUAL, Map.of("encoding", "binary"));
      case "eurotherm" -> List.of(USUAL, Map.of("encoding", "bisynch"));
      case "watson-marlow" -> List.of(USUAL, Map.of("encoding", "enhanced"));
      case "sartorius-sbi" -> List.of(USUAL, Map.of("encoding", "xbpi"));
      default -> List.of(USUAL);
    };
  }

  /// The maker's part of a model's name.
  static String family(String model) {
    int dash = model.indexOf('-');
    return dash < 0 ? model : model.substring(0, dash);
  }

  String family() {
    return family(model);
  }

  boolean isModbus() {
    return speech != Speech.OWN;
  }

  /// Whether its question is a command to somebody else.
  boolean isRisky() {
    return model.equals(CAUTIOUS);
  }

  /// Where it is looked for first, empty text without an address.
  String factoryAddress() {
    return wiring.addresses().isEmpty() ? "" : wiring.addresses().getFirst();
  }

  Map<String, String> optionsAt(String address) {
    if (address.isEmpty()) {
      return options;
    }
    Map<String, String> placed = new HashMap<>(options);
    placed.put(ADDRESS, address);
    return placed;
  }

  Instrument at(String address) {
    return maker.make(optionsAt(address));
  }
}
