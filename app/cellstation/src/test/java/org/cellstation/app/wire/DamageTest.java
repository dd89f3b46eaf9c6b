package org.cellstation.app.wire;

import static org.cellstation.app.wire.DamagedLink.Exchange.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.reading.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reply of a good dialogue (preparing, asking who it is, setting, measuring), damaged in
/// every way: no value ever comes from a damaged reply, and the next poll is in step again.
@ExtendWith(Quiet.class)
final class DamageTest {
  private static final int ALL_BITS = 8;
  private static final AtomicInteger MODELS = new AtomicInteger();
  private static final AtomicInteger DAMAGES = new AtomicInteger();
  private static final AtomicInteger NOT_TOLD = new AtomicInteger();

  static List<Pair> pairs() {
    return Pairs.all();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void noDamagedReplyBecomesAValue(Pair pair) {
    damageEverything(pair, 1);
  }

  @Tag("campaign")
  @ParameterizedTest
  @MethodSource("pairs")
  void noReplyWithAnyBitFlippedBecomesAValue(Pair pair) {
    damageEverything(pair, ALL_BITS);
  }

  @AfterAll
  static void printsWhatItCovers() {
    System.out.println(
        "damage: %d drivers against their far ends, %d damaged replies, of which %d cannot be told"
                .formatted(MODELS.get(), DAMAGES.get(), NOT_TOLD.get())
            + " without a checksum and gave another value");
  }

  /// One pair whose link can be damaged.
  private static final class Scene {
    private final PairRig rig;
    private final int polls;
    private @Nullable DamagedLink link;

    Scene(Pair pair) {
      rig = new PairRig(pair, this::between).warm();
      // These ask for one block of their diagnosis at a time.
      polls = pair.model().startsWith("hamilton") ? 6 : 1;
    }

    private Link between(Link wire) {
      DamagedLink damaged = new DamagedLink(wire);
      link = damaged;
      return damaged;
    }

    DamagedLink link() {
      DamagedLink made = link;
      if (made == null) {
        throw new IllegalStateException("there is no link yet");
      }
      return made;
    }

    /// From opening the port until everything was measured once.
    void meetAnew() {
      link().close();
      rig.pass(PairRig.RECOVERY);
      for (int i = 1; i < polls; i++) {
        rig.pass(rig.driver.period());
      }
    }
  }

  private static void damageEverything(Pair pair, int bits) {
    MODELS.incrementAndGet();
    Scene scene = new Scene(pair);
    scene.link().takeDialogue();
    scene.meetAnew();
    assertTrue(scene.rig.isWell(), scene.rig::toString);
    Map<String, Reading> good = scene.rig.newest();
    List<DamagedLink.Exchange> dialogue = scene.link().takeDialogue();
    Set<String> seen = new HashSet<>();
    List<String> defects = new ArrayList<>();
    int untold = 0;
    for (int i = 0; i < dialogue.size(); i++) {
      DamagedLink.Exchange exchange = dialogue.get(i);
      if (!seen.add(exchange.request() + '|' + exchange.reply())) {
        continue;
      }
      for (Damage damage :
          Damage.all(
              bytes(exchange.request()), bytes(exchange.reply()), bytes(exchange.before()), bits)) {
        DAMAGES.incrementAndGet();
        if (!spoilt(scene, i, damage)) {
          // What came before has led the dialogue another way.
          scene = new Scene(pair);
          assertTrue(spoilt(scene, i, damage), () -> describe(exchange, damage));
        }
        String trouble = trouble(scene, good);
        if (!trouble.isEmpty()) {
          if (damage.canBeTold(pair.guard())) {
            defects.add(describe(exchange, damage) + " -> " + trouble);
          } else {
            untold++;
          }
          // What it believes now must not be taken along.
          scene = new Scene(pair);
        }
      }
    }
    NOT_TOLD.addAndGet(untold);
    assertEquals(List.of(), defects.stream().limit(12).toList(), () -> defects.size() + " defects");
  }

  private static boolean spoilt(Scene scene, int reply, Damage damage) {
    scene.link().spoil(reply, damage);
    scene.meetAnew();
    return scene.link().hasSpoilt();
  }

  private static String trouble(Scene scene, Map<String, Reading> good) {
    String wrong = wrong(scene.rig, good);
    for (int i = 0; i < 2 * scene.polls && wrong.isEmpty(); i++) {
      scene.rig.pass(PairRig.RECOVERY);
      wrong = wrong(scene.rig, good);
    }
    if (wrong.isEmpty() && !scene.rig.isWell()) {
      // A counter has nothing to tell before its next sample.
      scene.rig.run(PairRig.RECOVERY);
    }
    return !wrong.isEmpty() || scene.rig.isWell() ? wrong : "not in step again: " + scene.rig;
  }

  private static String wrong(PairRig rig, Map<String, Reading> good) {
    for (Reading reading : rig.good()) {
      Reading right = good.get(reading.source().substring(PairRig.UNIT.length() + 1));
      if (right == null || Double.compare(right.value(), reading.value()) != 0) {
        return reading.source() + " = " + reading.value();
      }
    }
    return "";
  }

  private static String describe(DamagedLink.Exchange exchange, Damage damage) {
    StringBuilder text = new StringBuilder();
    text.append(damage.kind()).append(" at ").append(damage.where()).append(" of ");
    text.append(Bytes.show(bytes(exchange.reply())))
        .append(" to ")
        .append(Bytes.show(bytes(exchange.request())));
    text.append(": ");
    damage.reads().forEach(read -> text.append(Bytes.show(read)));
    return text.toString();
  }
}
