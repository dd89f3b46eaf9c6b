package org.cellstation.drivers.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.probe.Suspect.Speech;

/// What is asked on a line with one set of parameters.
///
/// @param parameters of a serial port, empty on TCP
record Stage(String parameters, List<Suspect> suspects) {
  /// The commonest first. It can be set on any port, so it also shows whether the port is there.
  private static final String FIRST = "baud=9600&data=8&parity=none&stop=1";

  /// @param chosen whether a person named the models
  static List<Stage> of(Target target, List<Suspect> suspects, boolean chosen) {
    return target.isTcp() ? tcp(target.tcpPort(), suspects, chosen) : serial(suspects);
  }

  private static List<Stage> serial(List<Suspect> suspects) {
    Map<String, List<Suspect>> byParameters = new LinkedHashMap<>();
    byParameters.put(FIRST, new ArrayList<>());
    for (Suspect suspect : suspects) {
      if (!suspect.wiring().serial().isEmpty() && suspect.speech() != Speech.MODBUS_TCP) {
        byParameters
            .computeIfAbsent(suspect.wiring().serial(), p -> new ArrayList<>())
            .add(suspect);
      }
    }
    List<Stage> stages = new ArrayList<>();
    byParameters.forEach(
        (parameters, some) -> {
          if (!some.isEmpty()) {
            stages.add(new Stage(parameters, some));
          }
        });
    return stages;
  }

  /// A port that belongs to some models is asked in their words alone: whatever else arrives at a
  /// printer is printed. Behind any other port may be a gateway, or a serial line.
  private static List<Stage> tcp(int port, List<Suspect> suspects, boolean chosen) {
    List<Suspect> owners =
        suspects.stream()
            .filter(s -> s.wiring().tcpPort() == port && s.speech() != Speech.MODBUS_RTU)
            .toList();
    if (!owners.isEmpty() && !chosen) {
      return List.of(new Stage("", owners));
    }
    List<Stage> stages = new ArrayList<>();
    for (Speech speech : List.of(Speech.MODBUS_TCP, Speech.OWN, Speech.MODBUS_RTU)) {
      List<Suspect> some = suspects.stream().filter(s -> s.speech() == speech).toList();
      if (!some.isEmpty()) {
        stages.add(new Stage("", some));
      }
    }
    return stages;
  }

  /// The same with eight data bits and no parity, for ports that know nothing else:
  /// pseudo-terminals and some adapters.
  Stage plain() {
    return new Stage(
        parameters
            .replace("data=7", "data=8")
            .replace("parity=even", "parity=none")
            .replace("parity=odd", "parity=none"),
        suspects);
  }

  String words() {
    return parameters.isEmpty()
        ? switch (suspects.getFirst().speech()) {
          case MODBUS_TCP -> "Modbus TCP";
          case MODBUS_RTU -> "Modbus RTU";
          case OWN -> "makers' own protocols";
        }
        : parameters.replace("&", ", ").replace('=', ' ');
  }
}
