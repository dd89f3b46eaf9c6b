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

  static List<Change> between(List<Element> before, List<Element> after) {
    StepChanges found = new StepChanges();
    found.parents(before, found.parentBefore);
    found.parents(after, found.parentAfter);
    found.pairChildren(before, after);
    found.pairLeftovers((a, b) -> a.level().equals(b.level()) && a.id().equals(b.id()));
    found.pairLeftovers(Element::doesTheSameAs);
    found.walk(before, after);
    return found.changes;
  }

  private void parents(List<Element> parts, IdentityHashMap<Element, Element> parents) {
    for (Element element : parts) {
      element.parts().forEach(part -> parents.put(part, element));
      parents(element.parts(), parents);
    }
  }

  private void pairChildren(List<Element> before, List<Element> after) {
    List<Element> left = new ArrayList<>(unpaired(before, later, false));
    for (Element now : unpaired(after, earlier, false)) {
      Element was =
          left.stream().filter(element -> element.id().equals(now.id())).findFirst().orElse(null);
      if (was == null) {
        fresh.add(now);
      } else {
        left.remove(was);
        pair(was, now);
      }
    }
    lost.addAll(left);
  }

  private void pair(Element was, Element now) {
    earlier.put(now, was);
    later.put(was, now);
    pairChildren(was.parts(), now.parts());
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

  private void walk(List<Element> before, List<Element> after) {
    List<Element> stayed = after.stream().filter(now -> isSibling(earlier.get(now), now)).toList();
    Set<Integer> moved =
        Order.moved(stayed.stream().map(now -> position(before, earlier.get(now))).toList());
    @Nullable Element previous = null;
    for (Element now : after) {
      Element was = earlier.get(now);
      if (was == null) {
        add(Kind.ADDED, now, now.level() + " is new" + size(now) + place(previous));
      } else {
        if (!isSibling(was, now)) {
          add(Kind.MOVED, now, "moved here from " + was.path() + place(previous));
        } else if (moved.contains(indexOf(stayed, now))) {
          add(Kind.MOVED, now, "moved" + place(previous));
        }
        compare(was, now);
      }
      walk(was == null ? List.of() : was.parts(), now.parts(), was == null);
      previous = now;
    }
    for (Element was : before) {
      if (!later.containsKey(was)) {
        add(Kind.REMOVED, was, was.level() + " is removed" + size(was));
      }
    }
  }

  /// Parts of a new step are not listed one by one, unless they came from elsewhere.
  private void walk(List<Element> before, List<Element> after, boolean within) {
    if (!within) {
      walk(before, after);
      return;
    }
    @Nullable Element previous = null;
    for (Element now : after) {
      Element was = earlier.get(now);
      if (was == null) {
        walk(List.of(), now.parts(), true);
      } else {
        add(Kind.MOVED, now, "moved here from " + was.path() + place(previous));
        compare(was, now);
        walk(was.parts(), now.parts());
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
    return before == null ? after == null : after != null && earlier.get(after) == before;
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
    if (!was.id().equals(now.id())) {
      add(Kind.WORDS, now, "id " + was.id() + " -> " + now.id());
    }
    if (!was.title().strip().equals(now.title().strip())) {
      add(Kind.WORDS, now, "title \"" + was.title() + "\" -> \"" + now.title() + "\"");
    }
    if (!was.detail().equals(now.detail())) {
      add(Kind.EQUIPMENT, now, "unit " + was.detail() + " -> " + now.detail());
    }
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
      return " (" + Outline.detail(element.phase()) + ")";
    }
    int phases = element.phases();
    return phases == 1 ? ", with 1 phase" : ", with " + phases + " phases";
  }
}
