package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Condition.Relation;
import org.cellstation.recipes.model.Operand;
import org.cellstation.recipes.model.ProcessVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionWatchTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Operand DO = new Operand.Measured(ProcessVariable.DO);
  private static final Operand PH = new Operand.Measured(ProcessVariable.PH);
  private static final Condition LOW_DO = new Condition.Compared(DO, Relation.BELOW, 40);
  private static final Condition SOUR = new Condition.Compared(PH, Relation.AT_MOST, 7);

  private final Map<String, Observation> seen = new HashMap<>();
  private final List<ConditionWaiting> waited = new ArrayList<>();

  private ConditionWatch watch(Condition condition) {
    return new ConditionWatch(
        condition,
        "make/culture/expand",
        (operand, now) -> seen.getOrDefault(operand.text(), new Observation.Unusable("link down")),
        event -> waited.add((ConditionWaiting) event));
  }

  private void see(String variable, String value, String unit) {
    if (value.equals("?")) {
      seen.remove(variable);
    } else {
      seen.put(variable, new Observation.Value(value.equals("T") ? 1 : 100, unit));
    }
  }

  /// The tables of Kleene: T true, F false, ? not known.
  @ParameterizedTest
  @CsvSource({
    "T, T, T, T", "T, F, F, T", "T, ?, ?, T",
    "F, T, F, T", "F, F, F, F", "F, ?, F, ?",
    "?, T, ?, T", "?, F, F, ?", "?, ?, ?, ?",
  })
  void anUnknownValueDecidesNothingByItself(String a, String b, String and, String or) {
    see("DO", a, "%");
    see("pH", b, "pH");
    List<Condition> both = List.of(LOW_DO, SOUR);
    assertEquals(and, judged(new Condition.AllOf(both)));
    assertEquals(or, judged(new Condition.AnyOf(both)));
    assertEquals(inverse(and), judged(new Condition.Not(new Condition.AllOf(both))));
    assertEquals(inverse(or), judged(new Condition.Not(new Condition.AnyOf(both))));
  }

  private static String inverse(String verdict) {
    return switch (verdict) {
      case "T" -> "F";
      case "F" -> "T";
      default -> verdict;
    };
  }

  private String judged(Condition condition) {
    ConditionWatch watch = watch(condition);
    if (watch.judge(START, 0) == Verdict.TRUE) {
      return "T";
    }
    return watch.waitingFor().isEmpty() ? "F" : "?";
  }

  @Test
  void saysOnceWhatIsUnknownAndOnceThatItIsBack() {
    ConditionWatch watch = watch(new Condition.AllOf(List.of(LOW_DO, SOUR)));
    see("DO", "T", "%");
    assertFalse(watch.judge(START, 0) == Verdict.TRUE);
    assertFalse(watch.judge(START, 0) == Verdict.TRUE);
    see("pH", "F", "pH");
    assertFalse(watch.judge(START, 0) == Verdict.TRUE);
    assertEquals(List.of("pH: link down", ""), waited.stream().map(ConditionWaiting::why).toList());
  }

  @Test
  void aGroupLastsOnlyWhileAllOfItHolds() {
    ConditionWatch watch =
        watch(
            new Condition.Lasting(
                new Condition.AllOf(List.of(LOW_DO, SOUR)), Duration.ofMinutes(10)));
    see("DO", "T", "%");
    see("pH", "T", "pH");
    assertFalse(watch.judge(START, 0) == Verdict.TRUE);
    assertFalse(watch.judge(START.plusSeconds(599), 0) == Verdict.TRUE);
    see("pH", "?", "pH");
    assertFalse(watch.judge(START.plusSeconds(600), 0) == Verdict.TRUE);
    see("pH", "T", "pH");
    assertFalse(
        watch.judge(START.plusSeconds(601), 0) == Verdict.TRUE, "an unknown value is a break");
    assertFalse(watch.judge(START.plusSeconds(1200), 0) == Verdict.TRUE);
    assertTrue(watch.judge(START.plusSeconds(1201), 0) == Verdict.TRUE);
    watch.beginAnew();
    assertFalse(watch.judge(START.plusSeconds(1202), 0) == Verdict.TRUE);
  }

  @Test
  void comparesAnswersAndTheAgeOfTheCulture() {
    Condition ready =
        new Condition.AllOf(
            List.of(
                new Condition.Compared(
                    new Operand.Entered("viable cell density", "1e6/mL"), Relation.AT_LEAST, 2),
                new Condition.Compared(new Operand.CultureAge(), Relation.ABOVE, 48)));
    ConditionWatch watch = watch(ready);
    seen.put("culture age", new Observation.Value(49, "h"));
    assertFalse(watch.judge(START, 0) == Verdict.TRUE);
    assertTrue(watch.waitingFor().contains("entered viable cell density"), watch.waitingFor());
    seen.put("entered viable cell density", new Observation.Value(2.0e6, "/mL"));
    assertTrue(watch.judge(START, 0) == Verdict.TRUE);
    seen.put("culture age", new Observation.Value(2880, "min"));
    assertFalse(watch.judge(START, 0) == Verdict.TRUE);
  }
}
