package org.cellstation.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class FaultCommandsTest {
  private final Faults faults = new Faults();
  private final FaultState probe = faults.add("AT-101", Set.of(Fault.SILENT, Fault.EXCEPTION_4));
  private final FaultState balance =
      faults.add("WT-101", Set.of(Fault.BIAS, Fault.DRIFT, Fault.STUCK), "g");
  private final FaultState gas = faults.add("gas", Set.of(Fault.UNPLUGGED));
  private final FaultCommands commands = new FaultCommands(faults);

  @Test
  void switchesListsAndClears() {
    assertEquals("nothing is wrong", commands.carryOut("list"));
    assertEquals("AT-101 silent on: no answer comes", commands.carryOut(" AT-101  silent on "));
    assertEquals(
        "gas unplugged on: the cable is pulled between port and instruments",
        commands.carryOut("gas unplugged on"));
    assertTrue(probe.has(Fault.SILENT));
    assertEquals("AT-101 silent\ngas unplugged", lines("list"));
    assertEquals("AT-101 silent off", commands.carryOut("AT-101 silent off"));
    assertFalse(probe.any());
    assertEquals("nothing is wrong with gas any more", commands.carryOut("gas clear"));
    assertFalse(gas.any());
    commands.carryOut("AT-101 exception-4 on");
    assertEquals(4, probe.exceptionCode());
    assertEquals("nothing is wrong any more", commands.carryOut("clear"));
    assertFalse(probe.any());
  }

  @Test
  void tellsWhatThereIs() {
    assertEquals("AT-101\nWT-101\ngas", lines("sites"));
    assertEquals(
        """
        silent          off  no answer comes
        exception-4     off  every request is refused: device failure\
        """,
        lines("AT-101"));
    assertTrue(commands.carryOut("help").contains("SITE FAULT on|off"));
    assertEquals("", commands.carryOut("  "));
  }

  @Test
  void takesTheSizeOfAFault() {
    assertEquals(
        "WT-101 bias on, -20.5 g: the measured value is off by the same amount",
        commands.carryOut("WT-101 bias on -20.5"));
    assertEquals(-20.5, balance.amount(Fault.BIAS, 50));
    assertTrue(commands.carryOut("WT-101 drift on 3 g/h").startsWith("WT-101 drift on, 3 g/h:"));
    assertEquals(3, balance.amount(Fault.DRIFT, 5));
    commands.carryOut("WT-101 bias on");
    assertEquals(50, balance.amount(Fault.BIAS, 50), "as much as is usual");
  }

  private String lines(String command) {
    return commands.carryOut(command).replace(System.lineSeparator(), "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "AT-102 | 'AT-102' is no command and no site. Sites: AT-101, WT-101, gas. Type help for"
            + " the commands.",
        "AT-102 silent on | 'AT-102' is no command and no site. Sites: AT-101, WT-101, gas. Type help for"
            + " the commands.",
        "AT-101 melted on | AT-101 cannot be 'melted'. It can be: silent, exception-4",
        "gas silent on | gas cannot be 'silent'. It can be: unplugged",
        "gas unplugged | Write on or off at the end: gas unplugged on",
        "gas unplugged maybe | Write on or off at the end: gas unplugged on",
        "WT-101 bias on much | Write its size in g: WT-101 bias on 1.5",
        "WT-101 bias on 0 | Write its size in g: WT-101 bias on 1.5",
        "WT-101 bias on NaN | Write its size in g: WT-101 bias on 1.5",
        "WT-101 bias on 3 kg | Write its size in g: WT-101 bias on 1.5",
        "WT-101 drift on 3 g | Write its size in g/h: WT-101 drift on 1.5",
        "WT-101 stuck on 3 | stuck has no size. Write: WT-101 stuck on",
        "gas unplugged off now | Write on or off at the end: gas unplugged on",
        "gas unplugged on now | unplugged has no size. Write: gas unplugged on"
      })
  void answersNonsenseWithWhatIsAllowedAndSwitchesNothing(String line, String answer) {
    assertEquals(answer, commands.carryOut(line));
    assertTrue(faults.active().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultIsFoundByItsName(Fault fault) {
    assertEquals(fault, Fault.named(fault.text()));
    assertNull(Fault.named(fault.name()));
  }
}
