package org.cellstation.drivers.probe;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.bus.LooseLine;
import org.cellstation.drivers.probe.Find.Certainty;
import org.cellstation.drivers.probe.LinkReport.Outcome;

/// One line searched with one set of parameters after the other, until somebody has told who it is:
/// all instruments on a line share its parameters. Runs on one thread.
final class LinkSearch {
  private final Target target;
  private final List<Suspect> suspects;
  private final SearchPlan plan;
  private final Function<String, Link> links;
  private final InstantSource clock;
  private final SearchListener listener;
  private final BooleanSupplier stopped;

  private final List<Find> finds = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private boolean reached;

  LinkSearch(
      Target target,
      List<Suspect> suspects,
      SearchPlan plan,
      Function<String, Link> links,
      InstantSource clock,
      SearchListener listener,
      BooleanSupplier stopped) {
    this.target = target;
    this.suspects = suspects;
    this.plan = plan;
    this.links = links;
    this.clock = clock;
    this.listener = listener;
    this.stopped = stopped;
  }

  LinkReport run() {
    for (Stage stage : Stage.of(target, suspects, plan.chosen())) {
      if (stopped.getAsBoolean()) {
        return report(Outcome.BROKEN_OFF, "stopped");
      }
      listener.asking(target, stage.words());
      try {
        search(stage);
      } catch (BusException.LinkLost gone) {
        return reached
            ? report(Outcome.BROKEN_OFF, Answers.words(gone))
            : report(Outcome.UNUSABLE, Answers.words(gone));
      }
      if (finds.stream().anyMatch(Find::isNamed)) {
        break;
      }
    }
    return stopped.getAsBoolean()
        ? report(Outcome.BROKEN_OFF, "stopped")
        : report(Outcome.SEARCHED, String.join("; ", remarks));
  }

  /// @throws BusException.LinkLost when the line cannot be had, with these parameters or without
  ///   parity
  private void search(Stage stage) throws BusException.LinkLost {
    Stage possible = stage;
    LooseLine line = line(stage);
    boolean plain = stage.plain().equals(stage);
    try {
      line.open();
      if (!plain) {
        // A pseudo-terminal takes a parity once, and refuses it as soon as nothing else changes.
        line.close();
        line.open();
      }
    } catch (BusException.LinkLost refused) {
      line.close();
      possible = stage.plain();
      if (plain) {
        throw refused;
      }
      line = line(possible);
    }
    try (LooseLine open = line) {
      open.open();
      boolean first = !reached;
      reached = true;
      var round =
          new Round(open, target.address(possible.parameters()), suspects, plan, stopped, remarks);
      try {
        round.search(possible, first);
      } finally {
        keep(round.finds());
      }
    }
  }

  private LooseLine line(Stage stage) {
    return new LooseLine(links.apply(target.address(stage.parameters())), clock);
  }

  private void keep(List<Find> some) {
    for (Find find : some) {
      finds.add(find);
      if (find.certainty() != Certainty.UNKNOWN) {
        listener.found(target, find);
      }
    }
  }

  private LinkReport report(Outcome outcome, String detail) {
    return new LinkReport(target, outcome, best(), detail);
  }

  /// Whoever is named makes guesses at other parameters worthless, and one guess is enough said.
  private List<Find> best() {
    for (Certainty certainty : Certainty.values()) {
      for (Find find : finds) {
        if (find.certainty() == certainty) {
          return finds.stream().filter(f -> f.link().equals(find.link())).toList();
        }
      }
    }
    return finds;
  }
}
