package org.cellstation.station.arbitration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives units and shared equipment to one control recipe at a time (ISA-88 allocation and
/// arbitration). Whoever wants several things gets all of them at once or none, so nobody waits
/// with something in hand that another one needs for the same step; who asked first is served
/// first.
///
/// A claim lives as long as it is asked for in every scan. A procedure that is held asks for
/// nothing: it keeps its place in the queue, but others go before it meanwhile.
///
/// Owned by the control thread.
public final class Arbiter {
  /// Who wants or has something: a step of a batch.
  public record Holder(String batch, String path) {}

  /// What became of a claim.
  public sealed interface Answer {
    /// @param fresh whether it is so only since now
    record Granted(boolean fresh) implements Answer {}

    /// @param why in the operator's words
    /// @param fresh whether it waits only since now
    record Waits(String why, boolean fresh) implements Answer {}
  }

  private record Want(List<String> resources, long asked) {}

  private final Map<String, Holder> owners = new LinkedHashMap<>();
  private final Map<String, String> reserved = new HashMap<>();

  /// In the order in which they were first asked for.
  private final Map<Holder, Want> queue = new LinkedHashMap<>();

  private long scans;

  /// A scan begins.
  public void scan() {
    scans++;
  }

  /// Keeps a unit for a batch from its creation to its end, whichever of its steps use it.
  public void reserve(String resource, String batch) {
    reserved.put(resource, batch);
  }

  /// The batch that has a thing now or has it reserved, empty when it is free.
  public String owner(String resource) {
    String keeper = reserved.get(resource);
    Holder owner = owners.get(resource);
    return keeper != null ? keeper : owner == null ? "" : owner.batch();
  }

  public Answer claim(Holder who, List<String> resources) {
    if (resources.stream().allMatch(resource -> who.equals(owners.get(resource)))) {
      return new Answer.Granted(false);
    }
    boolean fresh = !queue.containsKey(who);
    // A place in the queue is kept: replacing a value does not move its key.
    queue.put(who, new Want(List.copyOf(resources), scans));
    for (String resource : resources) {
      String obstacle = obstacle(who, resource);
      if (obstacle != null) {
        return new Answer.Waits(obstacle, fresh);
      }
    }
    queue.remove(who);
    resources.forEach(resource -> owners.put(resource, who));
    return new Answer.Granted(true);
  }

  private @Nullable String obstacle(Holder who, String resource) {
    Holder owner = owners.get(resource);
    if (owner != null && !owner.equals(who)) {
      return "waits for %s, used by batch %s".formatted(resource, owner.batch());
    }
    String keeper = reserved.get(resource);
    if (keeper != null && !keeper.equals(who.batch())) {
      return "waits for %s, used by batch %s".formatted(resource, keeper);
    }
    for (Map.Entry<Holder, Want> earlier : queue.entrySet()) {
      if (earlier.getKey().equals(who)) {
        return null;
      }
      boolean shutOut = keeper != null && !keeper.equals(earlier.getKey().batch());
      if (!shutOut
          && isAlive(earlier.getValue())
          && earlier.getValue().resources().contains(resource)) {
        return "waits for %s, for which batch %s has asked before"
            .formatted(resource, earlier.getKey().batch());
      }
    }
    return null;
  }

  /// Steps that wait for each other, empty when there are none. Whoever is held counts as well: it
  /// wants the same when it goes on.
  public Optional<Circle> circle() {
    if (queue.size() < 2) {
      return Optional.empty();
    }
    Set<Holder> settled = new HashSet<>();
    for (Holder who : queue.keySet()) {
      Circle circle = follow(who, new ArrayList<>(), new ArrayList<>(), settled);
      if (circle != null) {
        return Optional.of(circle);
      }
    }
    return Optional.empty();
  }

  /// Follows what keeps a step waiting until it comes back to a step on its way.
  ///
  /// @param way steps so far
  /// @param wants what each of them waits for
  /// @param settled steps from which no way leads into a circle
  private @Nullable Circle follow(
      Holder who, List<Holder> way, List<String> wants, Set<Holder> settled) {
    int first = way.indexOf(who);
    if (first >= 0) {
      List<Circle.Member> members = new ArrayList<>();
      for (int i = first; i < way.size(); i++) {
        members.add(new Circle.Member(way.get(i).batch(), way.get(i).path(), wants.get(i)));
      }
      return new Circle(members);
    }
    Want want = queue.get(who);
    if (want == null || settled.contains(who)) {
      return null;
    }
    way.add(who);
    for (String resource : want.resources()) {
      wants.add(resource);
      for (Holder next : queue.keySet()) {
        Circle circle = keeps(next, resource, who) ? follow(next, way, wants, settled) : null;
        if (circle != null) {
          return circle;
        }
      }
      wants.removeLast();
    }
    way.removeLast();
    settled.add(who);
    return null;
  }

  /// Whether somebody gets a thing only when `waiting`, which waits itself, has gone on: its batch
  /// has the thing reserved to its end, or a step around it has it.
  private boolean keeps(Holder waiting, String resource, Holder somebody) {
    Holder owner = owners.get(resource);
    if (owner != null
        && !owner.equals(somebody)
        && waiting.batch().equals(owner.batch())
        && waiting.path().startsWith(owner.path() + "/")) {
      return true;
    }
    String keeper = reserved.get(resource);
    return keeper != null && !keeper.equals(somebody.batch()) && waiting.batch().equals(keeper);
  }

  private boolean isAlive(Want want) {
    return want.asked() >= scans - 1;
  }

  /// A step needs nothing any more.
  ///
  /// @return what it had
  public List<String> release(Holder who) {
    queue.remove(who);
    List<String> freed = new ArrayList<>();
    owners.entrySet().removeIf(owned -> owned.getValue().equals(who) && freed.add(owned.getKey()));
    return freed;
  }

  /// A batch has ended.
  public void release(String batch) {
    queue.keySet().removeIf(who -> who.batch().equals(batch));
    owners.values().removeIf(who -> who.batch().equals(batch));
    reserved.values().removeIf(batch::equals);
  }

  /// Takes up what a journal says was granted, before the first scan.
  public void restoreGranted(Holder who, List<String> resources) {
    queue.remove(who);
    resources.forEach(resource -> owners.put(resource, who));
  }

  /// Takes up what a journal says was waited for, in its order.
  public void restoreWaiting(Holder who, List<String> resources) {
    queue.put(who, new Want(List.copyOf(resources), Long.MIN_VALUE));
  }
}
