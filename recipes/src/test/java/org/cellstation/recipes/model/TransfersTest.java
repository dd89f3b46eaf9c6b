package org.cellstation.recipes.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-12")
final class TransfersTest {
  private static final String HEAD =
      """
      format: 1
      id: seed-train
      version: 1.0.0
      title: Seed train
      author: test
      description: From one vessel to two.
      equipment class: rocking-bag
      procedure:
      """;

  private static String unit(String id, String role, String... phases) {
    StringBuilder text =
        new StringBuilder("{id: " + id + ", title: T, unit: " + role + ", operations: [");
    text.append("{id: op, title: T, phases: [");
    for (int i = 0; i < phases.length; i++) {
      text.append(i == 0 ? "" : ", ")
          .append("{id: p%d, title: T, phase: %s, parameters: ".formatted(i, phases[i]))
          .append(
              phases[i].equals("send")
                  ? "{volume: 200 mL, flow: 20 mL/min}}"
                  : phases[i].equals("receive") ? "{volume: 200 mL}}" : "{duration: 1 h}}");
    }
    return text.append("]}]}").toString();
  }

  private static List<String> pairs(String procedure) {
    var valid =
        assertInstanceOf(
            ReadResult.Valid.class,
            RecipeReader.read("seed-train", (HEAD + procedure).getBytes(StandardCharsets.UTF_8)));
    return new LinkedHashSet<>(Transfers.of(valid.recipe()).values())
        .stream()
            .map(pair -> pair.send() + " on " + pair.from() + " > " + pair.receive())
            .collect(Collectors.toList());
  }

  @Test
  void sendsAndReceivesOfParallelBranchesBelongTogetherInTheOrderOfTheText() {
    assertEquals(
        List.of("a/op/p0 on seed > b/op/p0", "a/op/p1 on seed > c/op/p1"),
        pairs(
            """
            - parallel: over
              branches:
                - - %s
                - - %s
                - - %s
            """
                .formatted(
                    unit("a", "seed", "send", "send"),
                    unit("b", "first", "receive"),
                    unit("c", "second", "wait", "receive"))));
  }

  @Test
  void whatStandsOneAfterTheOtherOrOnOneUnitHasNoPartner() {
    assertEquals(
        List.of(),
        pairs("- %s\n- %s\n".formatted(unit("a", "seed", "send"), unit("b", "first", "receive"))));
    assertEquals(List.of(), pairs("- " + unit("a", "seed", "send", "receive") + "\n"));
  }
}
