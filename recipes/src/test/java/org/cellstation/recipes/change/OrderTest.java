package org.cellstation.recipes.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderTest {
  @Test
  void findsTheFewThatMoved() {
    assertEquals(Set.of(), Order.moved(List.of()));
    assertEquals(Set.of(), Order.moved(List.of(0, 1, 2)));
    assertEquals(Set.of(2), Order.moved(List.of(1, 2, 0)));
    assertEquals(Set.of(0), Order.moved(List.of(3, 0, 1, 2)));
  }

  @Test
  void whatIsLeftKeptItsOrderAndIsTheLongestRunThatDid() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<Integer> places = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
      Collections.shuffle(places, random);
      Set<Integer> moved = Order.moved(places);
      List<Integer> kept =
          IntStream.range(0, 8).filter(i -> !moved.contains(i)).mapToObj(places::get).toList();
      assertEquals(kept.stream().sorted().toList(), kept);
      assertEquals(longest(places), kept.size(), places.toString());
    }
  }

  private static int longest(List<Integer> places) {
    int longest = 0;
    for (int subset = 0; subset < 1 << places.size(); subset++) {
      int chosen = subset;
      List<Integer> run =
          IntStream.range(0, places.size())
              .filter(i -> (chosen >> i & 1) == 1)
              .mapToObj(places::get)
              .toList();
      if (run.size() > longest && run.stream().sorted().toList().equals(run)) {
        longest = run.size();
      }
    }
    return longest;
  }
}
