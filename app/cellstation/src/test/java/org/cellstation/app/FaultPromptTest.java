package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.junit.jupiter.api.Test;

/// Lines typed while a skid is simulated.
final class FaultPromptTest {
  @Test
  void everyLineIsAnsweredInItsTurn() throws IOException {
    var skid = new Skid(SkidSettings.nominal());
    var out = new StringWriter();
    new FaultPrompt(skid.faults(), new PrintWriter(out))
        .serve(new StringReader("AT-101 silent on\n\nAT-101 melted on\nlist\n"));
    assertEquals(
        "AT-101 silent on: no answer comes",
        out.toString().lines().findFirst().orElse(""),
        out::toString);
    assertTrue(out.toString().contains("AT-101 cannot be 'melted'. It can be: silent"));
    assertEquals("AT-101 silent", out.toString().lines().skip(2).findFirst().orElse(""));
    assertTrue(skid.faults().of("AT-101").has(Fault.SILENT));
  }
}
