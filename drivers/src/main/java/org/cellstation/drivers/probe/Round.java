package org.cellstation.drivers.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.LooseLine;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.probe.Find.Certainty;
import org.cellstation.drivers.probe.Suspect.Speech;

/// One line with one set of parameters: text first, because Modbus units step over text, while the
/// bytes of Modbus would stay in front of the next line of text. Runs on one thread.
final class Round {
  private static final Duration LISTENING = Duration.ofMillis(50);

  /// Longer than any instrument here takes for its name.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /// A Modbus unit answers a read of one register at once.
  private static final Duration ROLL_CALL = Duration.ofMillis(100);

  /// People number instruments from 1 upwards.
  private static final int USUAL_ADDRESSES = 32;

  private static final int MODBUS_ADDRESSES = 247;

  /// So many strangers at once are one that does not care who is asked.
  private static final int MOST_STRANGERS = 8;

  private static final byte[] LINE_END = {'\r', '\n'};

  private static final String STRANGER = "a Modbus unit that no model recognises";

  private final LooseLine line;
  private final String link;
  private final List<Suspect> everybody;
  private final SearchPlan plan;
  private final BooleanSupplier stopped;
  private final Collection<String> remarks;
  private final Map<String, Place> places = new LinkedHashMap<>();

  /// The last question did not end with a line feed, which some instruments wait for.
  private boolean unended;

  /// @param everybody who can be where something answers, whatever its usual parameters
  /// @param remarks takes what is to be said of the line itself
  Round(
      LooseLine line,
      String link,
      List<Suspect> everybody,
      SearchPlan plan,
      BooleanSupplier stopped,
      Collection<String> remarks) {
    this.line = line;
    this.link = link;
    this.everybody = everybody;
    this.plan = plan;
    this.stopped = stopped;
    this.remarks = remarks;
  }

  /// @param first whether nothing was sent on this line before
  void search(Stage stage, boolean first) throws BusException.LinkLost {
    byte[] unasked = line.listen(LISTENING);
    if (unasked.length > 0) {
      remarks.add(
          "something talks here without being asked ("
              + Bytes.show(unasked)
              + "): an instrument that sends by itself, or another program on the line");
    }
    List<Suspect> own = stage.suspects().stream().filter(s -> !s.isModbus()).toList();
    unended = !first;
    for (Suspect suspect : own) {
      if (!suspect.isRisky()) {
        ask(suspect);
      }
    }
    for (Suspect suspect : own) {
      if (suspect.isRisky() && unasked.length == 0 && hasBeenSilent()) {
        ask(suspect);
      }
    }
    if (places.values().stream().noneMatch(Place::isProven)) {
      for (Speech speech : List.of(Speech.MODBUS_TCP, Speech.MODBUS_RTU)) {
        modbus(stage.suspects().stream().filter(s -> s.speech() == speech).toList());
      }
    }
  }

  /// What was sent before may stand in an instrument's input as the beginning of a command: an
  /// empty line ends it.
  private void endLine(Suspect suspect) throws BusException.LinkLost {
    unended = false;
    try {
      line.perform(
          suspect.at(suspect.factoryAddress()),
          open -> {
            open.send("probe", LINE_END);
            open.rest(LISTENING);
            return true;
          });
    } catch (BusException.LinkLost gone) {
      line.open();
    } catch (BusException unexpected) {
      remarks.add(Answers.words(unexpected));
    }
  }

  private boolean hasBeenSilent() {
    return places.values().stream().noneMatch(Place::hasAnswered);
  }

  /// Where somebody has an address, nothing is said of what came from nowhere.
  List<Find> finds() {
    List<Find> all = places.values().stream().filter(Place::hasAnswered).map(Place::find).toList();
    boolean placed = all.stream().anyMatch(f -> f.isNamed() || !f.address().isEmpty());
    List<Find> finds = new ArrayList<>();
    Set<Identity> met = new HashSet<>();
    for (Find find : all) {
      boolean isNoise = find.certainty() == Certainty.UNKNOWN && find.address().isEmpty() && placed;
      if (!isNoise && isNew(find, met)) {
        finds.add(find);
      }
    }
    return withoutCrowd(finds);
  }

  /// Some units on TCP answer at every address: that is one instrument.
  private static boolean isNew(Find find, Set<Identity> met) {
    if (!find.isNamed()) {
      return true;
    }
    Identity identity = find.candidates().getFirst().identity();
    return !identity.isUnique() || met.add(identity);
  }

  private List<Find> withoutCrowd(List<Find> finds) {
    List<Find> strangers =
        finds.stream()
            .filter(f -> f.certainty() == Certainty.UNKNOWN && !f.address().isEmpty())
            .toList();
    if (strangers.size() <= MOST_STRANGERS) {
      return finds;
    }
    List<Find> fewer = new ArrayList<>(finds);
    fewer.removeAll(strangers);
    fewer.add(
        new Find(
            link,
            "",
            Certainty.UNKNOWN,
            List.of(),
            "it answers at "
                + strangers.size()
                + " addresses, whoever is asked: "
                + strangers.getFirst().remark()));
    return fewer;
  }

  private void ask(Suspect suspect) throws BusException.LinkLost {
    if (isTaken(suspect)) {
      return;
    }
    if (unended) {
      endLine(suspect);
    }
    String factory = suspect.factoryAddress();
    boolean there = question(suspect, factory, PATIENCE) instanceof Answers.Told;
    if (there || plan.allAddresses()) {
      for (String address : addresses(suspect)) {
        if (!address.equals(factory)) {
          question(suspect, address, there ? PATIENCE : ROLL_CALL);
        }
      }
    }
  }

  /// Whether somebody who has told his name is not of this maker, or of this very model.
  private boolean isTaken(Suspect suspect) {
    for (Place place : places.values()) {
      if (place.isProven() && (!place.hasFamily(suspect.family()) || place.has(suspect.model()))) {
        return true;
      }
    }
    return false;
  }

  private List<String> addresses(Suspect suspect) {
    List<String> all = suspect.wiring().addresses();
    return plan.allAddresses() ? all : all.subList(0, Math.min(all.size(), USUAL_ADDRESSES));
  }

  private void modbus(List<Suspect> here) throws BusException.LinkLost {
    if (here.isEmpty()) {
      return;
    }
    Set<String> factory = new LinkedHashSet<>();
    here.forEach(suspect -> factory.add(suspect.factoryAddress()));
    boolean heard = false;
    for (String address : factory) {
      for (Suspect suspect : here) {
        if (suspect.wiring().addresses().contains(address)) {
          heard |= !(question(suspect, address, PATIENCE) instanceof Answers.Silence);
        }
      }
    }
    if (heard || plan.allAddresses()) {
      callTheRoll(here.getFirst().speech());
    }
  }

  /// Any unit answers a read of a register, if only to refuse it. Whoever does is asked by every
  /// driver, also by those whose instruments leave the factory with other parameters.
  private void callTheRoll(Speech speech) throws BusException.LinkLost {
    List<Suspect> speakers = everybody.stream().filter(s -> s.speech() == speech).toList();
    Set<String> roll = new LinkedHashSet<>();
    for (int i = 1; i <= (plan.allAddresses() ? MODBUS_ADDRESSES : USUAL_ADDRESSES); i++) {
      roll.add(Integer.toString(i));
    }
    speakers.forEach(suspect -> roll.add(suspect.factoryAddress()));
    Instrument anybody = speakers.getFirst().at(speakers.getFirst().factoryAddress());
    for (String address : roll) {
      if (place(address).hasAnswered() || isPresent(anybody, speech, address)) {
        for (Suspect suspect : speakers) {
          if (suspect.wiring().addresses().contains(address)) {
            question(suspect, address, PATIENCE);
          }
        }
      }
    }
  }

  private boolean isPresent(Instrument anybody, Speech speech, String address)
      throws BusException.LinkLost {
    if (stopped.getAsBoolean()) {
      return false;
    }
    var unit =
        new ModbusUnit(
            "probe",
            Integer.parseInt(address),
            speech == Speech.MODBUS_TCP ? Transport.TCP : Transport.RTU,
            ROLL_CALL);
    try {
      line.perform(anybody, asked -> unit.read(asked, unit.holding(0, 1)));
      place(address).said(STRANGER);
      return true;
    } catch (BusException.Refused refused) {
      if (Answers.isGateway(refused)) {
        return false;
      }
      place(address).said(STRANGER);
      return true;
    } catch (BusException.NoReply silent) {
      return false;
    } catch (BusException.LinkLost gone) {
      line.open();
      return false;
    } catch (BusException noise) {
      place("").said(Answers.words(noise));
      return false;
    }
  }

  private Place place(String address) {
    return places.computeIfAbsent(address, a -> new Place(link, a));
  }

  /// Asked twice where the first answer was damaged: bytes that others have left on the line.
  private Answers question(Suspect suspect, String address, Duration patience)
      throws BusException.LinkLost {
    if (stopped.getAsBoolean() || !place(address).ask(suspect)) {
      return new Answers.Silence();
    }
    Instrument instrument = suspect.at(address);
    Answers answer = once(suspect, instrument, address, patience);
    if (answer instanceof Answers.Other) {
      answer = once(suspect, instrument, address, patience);
    }
    switch (answer) {
      case Answers.Told told when told.proven() -> place(address).proved(told.candidate());
      case Answers.Told told -> place(address).resembles(told.candidate());
      case Answers.Other other when other.gateway() -> remarks.add("a gateway answers");
      case Answers.Other other -> place(other.understood() ? address : "").said(other.words());
      case Answers.Silence silence -> {}
    }
    return answer;
  }

  private Answers once(Suspect suspect, Instrument instrument, String address, Duration patience)
      throws BusException.LinkLost {
    try {
      return line.perform(
          instrument,
          asked -> {
            Ears ears = new Ears(asked, patience);
            Identity told;
            try {
              told = instrument.identify(ears);
            } finally {
              unended |= ears.leavesUnended();
            }
            return new Answers.Told(suspect, address, told, proven(suspect, address, told, ears));
          });
    } catch (BusException.NoReply silent) {
      return new Answers.Silence();
    } catch (BusException.LinkLost gone) {
      line.open();
      return new Answers.Silence();
    } catch (BusException other) {
      return new Answers.Other(
          Answers.words(other),
          (other instanceof BusException.Refused || other instanceof BusException.OtherDevice)
              && suspect.isModbus(),
          Answers.isGateway(other));
    }
  }

  /// Who does not stand the second look may still be one.
  private static boolean proven(Suspect suspect, String address, Identity told, Line line)
      throws BusException.LinkLost {
    try {
      return Proof.isGiven(suspect, address, told, line, PATIENCE);
    } catch (BusException.LinkLost gone) {
      throw gone;
    } catch (BusException other) {
      return false;
    }
  }
}
