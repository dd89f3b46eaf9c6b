package org.cellstation.console.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.cellstation.console.model.Access;
import org.cellstation.console.model.Door;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Parts;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.station.api.Snapshot;

/// Always on the screen: which station, is it alive, what time is it in the process, who is signed
/// in.
final class TopBar extends HBox {
  private final Label scan = health("scan-health");
  private final Label journal = health("journal-health");
  private final Label links = health("link-health");
  private final Label clock = Parts.label("", "clock");
  private final Label who = Parts.label("", "who");
  private final Button logout;

  /// @param simulated whether a simulated skid is behind the station
  TopBar(String station, Door door, boolean simulated) {
    getStyleClass().add("top-bar");
    clock.setId("clock");
    who.setId("who");
    logout = Parts.button("logout", "Sign out", door::logout);
    getChildren()
        .addAll(
            Parts.label(station, "station-name"),
            links,
            scan,
            journal,
            Parts.spring(),
            clock,
            who,
            logout);
    Label training = Parts.label("SIMULATED SKID", "simulated");
    training.setId("simulated");
    Parts.present(training, simulated);
    getChildren().add(1, training);
    door.access().subscribe(this::show);
  }

  private static Label health(String id) {
    Label label = Parts.label("", "health");
    label.setId(id);
    return label;
  }

  private void show(Access access) {
    boolean in = access instanceof Access.SignedIn;
    who.setText(
        access instanceof Access.SignedIn(var session)
            ? session.fullName() + ", " + Wording.role(session.role())
            : "Nobody signed in");
    Parts.present(logout, in);
  }

  void show(Picture picture) {
    Snapshot snapshot = picture.snapshot();
    clock.setText(
        picture.silent()
            ? "NOT UPDATING since " + Wording.clock(snapshot.now())
            : Wording.moment(snapshot.now()));
    mark(clock, picture.silent());
    long down = snapshot.links().stream().filter(l -> l.state() != LinkStatus.State.UP).count();
    say(
        links,
        down == 0 ? "Links ok" : down + (down == 1 ? " link" : " links") + " in trouble",
        down > 0);
    long late = snapshot.scan().late();
    say(
        scan,
        picture.silent() ? "Scan stopped" : late == 0 ? "Scan ok" : "Scan ok, " + late + " late",
        picture.silent());
    boolean durable = snapshot.journalTrouble().isEmpty();
    say(journal, durable ? "Journal ok" : "Journal: " + snapshot.journalTrouble(), !durable);
  }

  private static void say(Label label, String text, boolean trouble) {
    label.setText(trouble ? "!  " + text : text);
    mark(label, trouble);
  }

  /// Inverted, without an alarm colour: the alarm itself stands in the banner.
  private static void mark(Node node, boolean trouble) {
    Parts.style(node, "trouble", trouble);
  }
}
