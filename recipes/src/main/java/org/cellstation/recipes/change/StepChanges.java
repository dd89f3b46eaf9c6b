package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.cellstation.recipes.change.Change.Kind;
import org.jspecify.annotations.Nullable;

/// Which steps were added, removed, moved, renamed or changed. A step is the same one when its id
/// is the same under the same parent; else when its id is found under another parent; else when
/// what it does is found under another id. Pure.
final class StepChanges {
  private final IdentityHashMap<Element, Element> earlier = new IdentityHashMap<>();
  private final IdentityHashMap<Element, Element> later = new IdentityHashMap<>();
  private final IdentityHashMap<Element, Element> parentBefore = new IdentityHashMap<>();
  private final IdentityHashMap<Element, Element> parentAfter = new IdentityHashMap<>();
  private final List<Element> lost = new ArrayList<>();
  private final List<Element> fresh = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  private StepChanges() {}

  /// @param before the whole procedure
  static List<Change> between(Element before, Element after) {
    StepChanges found = new StepChanges();
    found.parents(before, found.parentBefore);
    found.parents(after, found.parentAfter);
    found.pair(before, after);
    found.pairLeftovers((a, b) -> a.level().equals(b.level()) && a.id().equals(b.id()));
    found.pairLeftovers(Element::doesTheSameAs);
    found.walk(before, after);
    return found.changes;
  }

  private void parents(Element parent, IdentityHashMap<Element, Element> parents) {
    for (Element element : parent.parts()) {
      parents.put(element, parent);
      parents(element, parents);
    }
  }

  private void pair(Element was, Element now) {
    earlier.put(now, was);
    later.put(was, now);
    List<Element> left = new ArrayList<>(unpaired(was.parts(), later, false));
    for (Element part : unpaired(now.parts(), earlier, false)) {
      Element found =
          left.stream().filter(element -> element.id().equals(part.id())).findFirst().orElse(null);
      if (found == null || !found.level().equals(part.level())) {
        fresh.add(part);
      } else {
        left.remove(found);
        pair(found, part);
      }
    }
    lost.addAll(left);
  }

  /// Also looks into steps that are new or gone as a whole. Only what is alone with its likeness is
  /// paired: two that are alike cannot be told apart.
  private void pairLeftovers(BiPredicate<Element, Element> alike) {
    boolean again = true;
    while (again) {
      again = false;
      for (Element now : unpaired(fresh, earlier, true)) {
        List<Element> candidates =
            unpaired(lost, later, true).stream().filter(was -> alike.test(was, now)).toList();
        boolean alone =
            candidates.size() == 1
                && unpaired(fresh, earlier, true).stream()
                        .filter(other -> alike.test(candidates.getFirst(), other))
                        .count()
                    == 1;
        if (alone) {
          pair(candidates.getFirst(), now);
          again = true;
          break;
        }
      }
    }
  }

  /// @param deep whether the parts of what is unpaired count too
  private static List<Element> unpaired(
      List<Element> roots, IdentityHashMap<Element, Element> paired, boolean deep) {
    List<Element> all = new ArrayList<>();
    for (Element element : roots) {
      if (!paired.containsKey(element)) {
        all.add(element);
        if (deep) {
          all.addAll(unpaired(element.parts(), paired, true));
        }
      }
    }
    return all;
  }

  /// Two parents that are the same one.
  private void walk(Element before, Element after) {
    BlockChanges blocks = BlockChanges.between(before.chart(), after.chart(), earlier);
    changes.addAll(blocks.changes());
    List<Element> stayed =
        after.parts().stream().filter(now -> isSibling(earlier.get(now), now)).toList();
    Set<Integer> moved =
        Order.moved(
            stayed.stream().map(now -> position(before.parts(), earlier.get(now))).toList());
    Element previous = null;
    for (Element now : after.parts()) {
      Element was = earlier.get(now);
      if (was == null) {
        add(Kind.ADDED, now, now.level() + " is new" + size(now) + place(previous));
        walkNew(now);
      } else {
        if (!isSibling(was, now)) {
          add(Kind.MOVED, now, "moved here from " + was.path() + place(previous));
        } else if (!blocks.standAlike(was, now)) {
          add(Kind.MOVED, now, "moved " + blocks.words(now));
        } else if (moved.contains(indexOf(stayed, now))) {
          add(Kind.MOVED, now, "moved" + place(previous));
        }
        compare(was, now);
        walk(was, now);
      }
      previous = now;
    }
    for (Element was : before.parts()) {
      if (!later.containsKey(was)) {
        add(Kind.REMOVED, was, was.level() + " is removed" + size(was));
      }
    }
  }

  /// Parts of a new step are not listed one by one, unless they came from elsewhere.
  private void walkNew(Element parent) {
    Element previous = null;
    for (Element now : parent.parts()) {
      Element was = earlier.get(now);
      if (was == null) {
        walkNew(now);
      } else {
        add(Kind.MOVED, now, "moved here from " + was.path() + place(previous));
        compare(was, now);
        walk(was, now);
      }
      previous = now;
    }
  }

  /// Whether both stand under the same parent, or under parents that are the same one.
  @SuppressWarnings("ReferenceEquality") // two steps may be equal and not the same
  private boolean isSibling(@Nullable Element was, Element now) {
    if (was == null) {
      return false;
    }
    Element before = parentBefore.get(was);
    Element after = parentAfter.get(now);
    return after != null && before != null && earlier.get(after) == before;
  }

  private static int position(List<Element> elements, @Nullable Element wanted) {
    return wanted == null ? -1 : indexOf(elements, wanted);
  }

  @SuppressWarnings("ReferenceEquality") // two steps may be equal and not the same
  private static int indexOf(List<Element> elements, Element wanted) {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  private void compare(Element was, Element now) {
    boolean named = !now.level().equals("synchronisation");
    if (named && !was.id().equals(now.id())) {
      add(Kind.WORDS, now, "id " + was.id() + " -> " + now.id());
    }
    if (!was.title().strip().equals(now.title().strip())) {
      add(
          named ? Kind.WORDS : Kind.STRUCTURE,
          now,
          "title \"" + was.title() + "\" -> \"" + now.title() + "\"");
    }
    now.facts()
        .forEach(
            (name, fact) -> {
              String old = was.facts().getOrDefault(name, "none");
              if (!old.equals(fact)) {
                add(Kind.EQUIPMENT, now, name + " " + old + " -> " + fact);
              }
            });
    if (was.phase() != null && now.phase() != null) {
      changes.addAll(PhaseChanges.between(was.phase(), now.phase()));
    }
  }

  private void add(Kind kind, Element element, String what) {
    changes.add(new Change(kind, element.path(), element.title(), what));
  }

  private static String place(@Nullable Element previous) {
    return previous == null ? ", first" : ", after \"" + previous.title() + "\"";
  }

  private static String size(Element element) {
    if (element.phase() != null) {
      return " (" + StepList.detail(element.phase()) + ")";
    }
    int phases = element.phases();
    return element.parts().isEmpty()
        ? ""
        : phases == 1 ? ", with 1 phase" : ", with " + phases + " phases";
  }
}
