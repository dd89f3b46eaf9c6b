package org.cellstation.station.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C-11")
final class PasswordRulesTest {
  private static List<String> faults(String password) {
    return PasswordRules.faults("a.devries", "Anna de Vries", password.toCharArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grijze-Fiets-9",
        "kip fiets Lamp 7",
        "tR4nqu1l-otter",
        "Ärmel4Knöpfe",
        "xK9#mQ2$vL5!",
        "Blauwe.Stoel.Dak"
      })
  void takesAGoodPassword(String password) {
    assertEquals(List.of(), faults(password));
  }

  @ParameterizedTest
  @CsvSource({
    "Short-1, has 7 characters",
    "grijzefietsen, three of these four",
    "grijzefiets99, three of these four",
    "1234567890123, three of these four",
    "Aa1Aa1Aa1Aa1, too few different",
    "Password1234!, tried first",
    "P@ssw0rd2026!, tried first",
    "Welkom12345!, tried first",
    "Qwertyuiop123!, tried first",
    "Hospital2026!, tried first",
    "Fiets-DeVries-9, part of a name",
    "Fiets-D3vr1es-9, part of a name",
    "Lamp.Anna.Dak.7, part of a name",
    "My-Cellstation-7, part of a name"
  })
  void saysWhatABadPasswordLacks(String password, String part) {
    List<String> faults = faults(password);
    assertTrue(faults.stream().anyMatch(fault -> fault.contains(part)), () -> "" + faults);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257, 100_000})
  void refusesNothingAndFarTooMuch(int length) {
    assertTrue(!faults("aB3-".repeat(length / 4 + 1).substring(0, length)).isEmpty());
  }
}
