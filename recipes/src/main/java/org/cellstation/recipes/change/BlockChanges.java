package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.cellstation.recipes.change.Change.Kind;
import org.cellstation.recipes.change.Chart.Arm;
import org.cellstation.recipes.change.Chart.Block;
import org.cellstation.recipes.change.Chart.Within;

/// What differs in how the parts of one parent hang together: which blocks are new, gone or
/// changed, and which part stands in another arm. An arm is the same one when it holds the same
/// steps, else when it has the same condition. Pure.
final class BlockChanges {
  private final IdentityHashMap<Element, Element> earlier;
  private final Map<String, Block> blocksAfter = new LinkedHashMap<>();

  /// Blocks of both charts that are the same one, by the later one's id.
  private final Map<String, Block> paired = new LinkedHashMap<>();

  /// The arm of a later block that an earlier arm has become.
  private final Map<Within, Within> became = new HashMap<>();

  private final List<Change> changes = new ArrayList<>();

  private BlockChanges(IdentityHashMap<Element, Element> earlier) {
    this.earlier = earlier;
  }

  /// @param earlier which element of the earlier chart an element of the later one was
  static BlockChanges between(
      Chart before, Chart after, IdentityHashMap<Element, Element> earlier) {
    BlockChanges found = new BlockChanges(earlier);
    found.pair(before.blocks(), after.blocks());
    for (Block now : after.blocks()) {
      Block was = found.paired.get(now.id());
      if (was == null) {
        found.add(now, now.kind().text() + " is new: " + now.words());
      } else {
        found.compare(was, now);
      }
    }
    for (Block was : before.blocks()) {
      if (!found.paired.containsValue(was)) {
        found.add(was, was.kind().text() + " is removed; it was: " + was.words());
      }
    }
    return found;
  }

  List<Change> changes() {
    return changes;
  }

  /// By id, else the only ones of their kind that are left.
  private void pair(List<Block> before, List<Block> after) {
    List<Block> left = new ArrayList<>(before);
    for (Block now : after) {
      blocksAfter.put(now.id(), now);
      left.stream()
          .filter(was -> was.id().equals(now.id()) && was.kind() == now.kind())
          .findFirst()
          .ifPresent(
              was -> {
                left.remove(was);
                paired.put(now.id(), was);
              });
    }
    for (Chart.Kind kind : Chart.Kind.values()) {
      List<Block> lost = left.stream().filter(was -> was.kind() == kind).toList();
      List<Block> fresh =
          after.stream()
              .filter(now -> now.kind() == kind && !paired.containsKey(now.id()))
              .toList();
      if (lost.size() == 1 && fresh.size() == 1) {
        paired.put(fresh.getFirst().id(), lost.getFirst());
      }
    }
  }

  private void compare(Block was, Block now) {
    if (!was.id().equals(now.id())) {
      changes.add(
          new Change(Kind.WORDS, now.path(), now.title(), "id " + was.id() + " -> " + now.id()));
    }
    if (!was.title().strip().equals(now.title().strip())) {
      changes.add(
          new Change(
              Kind.WORDS,
              now.path(),
              now.title(),
              "title \"" + was.title() + "\" -> \"" + now.title() + "\""));
    }
    if (!was.rule().equals(now.rule())) {
      add(now, "repeated " + was.rule() + " -> " + now.rule());
    }
    arms(was, now);
  }

  private void arms(Block was, Block now) {
    int[] origin = origins(was, now);
    Set<Integer> kept = new HashSet<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < origin.length; i++) {
      Arm arm = now.arms().get(i);
      if (origin[i] < 0) {
        add(now, "branch is new" + condition(arm) + ": " + arm.words());
        continue;
      }
      kept.add(origin[i]);
      order.add(origin[i]);
      became.put(new Within(was.id(), origin[i]), new Within(now.id(), i));
      String when = was.arms().get(origin[i]).when();
      if (!when.equals(arm.when())) {
        add(now, "branch " + when + " -> " + arm.when() + ": " + arm.words());
      }
    }
    for (int i = 0; i < was.arms().size(); i++) {
      if (!kept.contains(i)) {
        Arm arm = was.arms().get(i);
        add(now, "branch is removed" + condition(arm) + ": " + arm.words());
      }
    }
    if (now.kind() == Chart.Kind.CHOICE && !Order.moved(order).isEmpty()) {
      add(now, "the branches are tried in another order: " + now.words());
    }
  }

  private static String condition(Arm arm) {
    return arm.when().isEmpty() ? "" : ", " + arm.when();
  }

  /// For each later arm the earlier one that it was, -1 for none.
  private int[] origins(Block was, Block now) {
    int[] origin = new int[now.arms().size()];
    Arrays.fill(origin, -1);
    Set<Integer> free = new HashSet<>();
    for (int i = 0; i < was.arms().size(); i++) {
      free.add(i);
    }
    for (int i = 0; i < origin.length; i++) {
      Arm arm = now.arms().get(i);
      take(origin, i, free, old -> shared(was.arms().get(old), arm));
    }
    for (int i = 0; i < origin.length; i++) {
      String when = now.arms().get(i).when();
      if (origin[i] < 0) {
        take(origin, i, free, old -> was.arms().get(old).when().equals(when) ? 1 : 0);
      }
    }
    return origin;
  }

  /// Gives an arm the free earlier one that is most like it, if any is at all.
  private static void take(int[] origin, int arm, Set<Integer> free, ToIntFunction<Integer> like) {
    int best = -1;
    for (int old : free) {
      if (like.applyAsInt(old) > 0 && (best < 0 || like.applyAsInt(old) > like.applyAsInt(best))) {
        best = old;
      }
    }
    if (best >= 0) {
      origin[arm] = best;
      free.remove(best);
    }
  }

  private int shared(Arm was, Arm now) {
    Set<Element> members = Collections.newSetFromMap(new IdentityHashMap<>());
    members.addAll(was.members());
    int shared = 0;
    for (Element member : now.members()) {
      Element old = earlier.get(member);
      if (old != null && members.contains(old)) {
        shared++;
      }
    }
    return shared;
  }

  /// Whether both stand in the same arms, apart from blocks that are new or gone as a whole: of
  /// those it is said already what they hold.
  boolean standAlike(Element was, Element now) {
    List<Within> then = new ArrayList<>();
    for (Within within : was.within()) {
      boolean stays = paired.values().stream().anyMatch(b -> b.id().equals(within.block()));
      if (stays) {
        then.add(became.getOrDefault(within, within));
      }
    }
    List<Within> here =
        now.within().stream().filter(within -> paired.containsKey(within.block())).toList();
    return then.equals(here);
  }

  /// Where something stands now.
  String words(Element now) {
    if (now.within().isEmpty()) {
      return "out of its block";
    }
    Within last = now.within().getLast();
    Block block = blocksAfter.get(last.block());
    if (block == null) {
      return "into another block";
    }
    Arm arm = block.arms().get(last.arm());
    return "into the "
        + block.kind().text()
        + " \""
        + block.title()
        + "\""
        + (block.arms().size() > 1 ? ", branch " + (last.arm() + 1) + condition(arm) : "");
  }

  private void add(Block block, String what) {
    changes.add(new Change(Kind.STRUCTURE, block.path(), block.title(), what));
  }
}
