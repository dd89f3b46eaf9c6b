package org.cellstation.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import org.cellstation.simulator.fault.FaultCommands;
import org.cellstation.simulator.fault.Faults;

/// Lets a person switch the skid's faults while it runs, one line at a time.
final class FaultPrompt {
  private final FaultCommands commands;
  private final PrintWriter out;

  FaultPrompt(Faults faults, PrintWriter out) {
    commands = new FaultCommands(faults);
    this.out = out;
  }

  /// Answers each line until there are no more.
  void serve(Reader in) throws IOException {
    var lines = new BufferedReader(in);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String answer = commands.carryOut(line);
      if (!answer.isEmpty()) {
        out.println(answer);
        out.flush();
      }
    }
  }
}
