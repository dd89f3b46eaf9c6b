package org.cellstation.app.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person at the real screen sees of a line that is pulled and plugged in again.
final class LostValuesOnScreenTest {
  private static final String ADMINISTRATOR = "Tulp-48-Kiwi-Zeil";
  private static final String OPERATOR = "Berg-73-Lamp-Noot";

  @TempDir private Path folder;
  private Crank crank;
  private Seat seat;

  @BeforeEach
  void sitDown() throws IOException {
    crank = new Crank(folder);
    crank.on(this::createOperator);
    seat = new Seat(crank.virtual().station());
  }

  private boolean createOperator() {
    Station station = crank.virtual().station();
    station.createFirstAdministrator("anna", "Anna Berg", ADMINISTRATOR.toCharArray());
    return station.login("anna", ADMINISTRATOR.toCharArray())
            instanceof LoginReply.Welcome(Session session)
        && station
            .createUser(session, "otto", "Otto Vos", Role.OPERATOR, OPERATOR.toCharArray())
            .done();
  }

  @AfterEach
  void leave() {
    seat.close();
    crank.close();
  }

  private boolean marked(String variable) {
    String words = seat.accessible("loop-" + variable);
    return words.contains("---") && words.contains("BAD: ");
  }

  /// From the second scan after the line is pulled no old number stands on the screen.
  @Test
  @Tag("H-05")
  void marksLostValuesWithinTwoScansAndClearsThemAgain() {
    seat.signIn("otto", OPERATOR).click("tile-BR-1");
    crank.until("good values", picture -> picture.units().getFirst().reading("pH").isGood());
    seat.await("a number", () -> !marked("pH"));
    crank.stand();
    crank.on(
        () -> {
          crank.virtual().skid().faults().set("analytics", Fault.UNPLUGGED, true);
          crank.virtual().scan();
          crank.virtual().scan();
          return true;
        });
    for (String variable : List.of("temperature", "pH", "DO")) {
      seat.await(variable + " marked", () -> marked(variable));
    }
    assertFalse(marked("weight"), "the balance suffered");
    crank.goOn();
    crank.until("an alarm", picture -> Crank.unanswered(picture));
    seat.await("banner", () -> seat.text("banner-text").contains("BR-1"));
    crank.on(
        () -> {
          crank.virtual().skid().faults().set("analytics", Fault.UNPLUGGED, false);
          return true;
        });
    crank.until("good values again", picture -> picture.units().getFirst().reading("pH").isGood());
    seat.await("a number again", () -> !marked("pH"));
    Snapshot seen = crank.virtual().station().snapshot();
    while (Crank.unanswered(seen)) {
      seat.acknowledge("cable plugged in again");
      seen = crank.virtual().station().snapshot();
    }
    seat.awaitText("banner-text", "No alarms");
  }
}
