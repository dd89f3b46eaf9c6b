package org.cellstation.station.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EventCodecTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] TEXTS = {
    "",
    "plain",
    "quote \" backslash \\ slash /",
    "line\nend\ttab\r\u0000\u001f\u007f",
    "Müller °C µL 细胞 \uD83E\uDDEC \u2028",
    "\"batch\":\"x\""
  };
  private static final double[] NUMBERS = {
    0,
    -0.0,
    37,
    37.01,
    1e-300,
    1e21,
    0.1 + 0.2,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  static Stream<Class<?>> everyEvent() {
    return Arrays.stream(Event.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  @Tag("K-02")
  void readsBackEveryEventAsItWas(Class<?> type) throws ReflectiveOperationException, IOException {
    RandomGenerator random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      Event event = any(type, random);
      byte[] json = EventCodec.encode(event);
      Event back = EventCodec.decode(EventCodec.type(event), JSON.readTree(json));
      assertEquals(event, back);
      assertArrayEquals(json, EventCodec.encode(back), "one canonical form");
    }
  }

  @Test
  void writesOneCanonicalForm() {
    Event event =
        new Event.AlarmChanged(
            "B-1",
            "a",
            "HIGH",
            "37 °C\n",
            "ALARM",
            "NORMAL",
            "UNACKNOWLEDGED",
            Double.NaN,
            37.5,
            "");
    assertEquals(
        "{\"batch\":\"B-1\",\"alarm\":\"a\",\"priority\":\"HIGH\",\"message\":\"37 °C\\u000a\","
            + "\"cause\":\"ALARM\",\"from\":\"NORMAL\",\"to\":\"UNACKNOWLEDGED\",\"value\":null,"
            + "\"limit\":37.5,\"comment\":\"\"}",
        new String(EventCodec.encode(event), StandardCharsets.UTF_8));
  }

  @Test
  void replacesHalfACharacter() {
    assertEquals(
        "{\"user\":\"a\uFFFDb\uFFFD\"}", Journal.text(new Event.LoggedIn("a\uD800b\uDC00")));
  }

  @Test
  void sortsTheKeysOfMaps() {
    Event one =
        new Event.PromptAnswered("B", "p", "q", Map.of("b", "2", "a", "1", "c", "3"), "", false);
    assertEquals(
        "{\"batch\":\"B\",\"path\":\"p\",\"prompt\":\"q\",\"answers\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"},\"comment\":\"\",\"late\":false}",
        Journal.text(one));
  }

  @Test
  @Tag("B-06")
  void readsALineOfAnOlderProgramWithTheNewFieldEmpty() throws IOException {
    Event event = EventCodec.decode("UserLocked", JSON.readTree("{\"user\":\"anna\"}"));
    assertEquals(new Event.UserLocked("anna", 0), event);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void refusesWhatANewerProgramOrNobodyWrote(String type, String json) throws IOException {
    var tree = JSON.readTree(json);
    assertThrows(IllegalArgumentException.class, () -> EventCodec.decode(type, tree));
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> unreadable() {
    return Stream.of(
            List.of("Teleported", "{}"),
            List.of("UserLocked", "{\"user\":\"anna\",\"failures\":5,\"planet\":\"x\"}"),
            List.of("UserLocked", "{\"user\":7,\"failures\":5}"),
            List.of("UserLocked", "{\"user\":\"anna\",\"failures\":5.5}"),
            List.of("UserLocked", "{\"user\":\"anna\",\"failures\":99999999999}"),
            List.of("CommandDecided", "{\"accepted\":\"yes\"}"),
            List.of("SetpointChanged", "{\"from\":\"much\"}"),
            List.of("HistorianGap", "{\"from\":\"yesterday\"}"),
            List.of("PromptRaised", "{\"fields\":\"a\"}"),
            List.of("PromptAnswered", "{\"answers\":[]}"))
        .map(List::toArray)
        .map(org.junit.jupiter.params.provider.Arguments::of);
  }

  @Test
  void knowsTheBatchOfAnEvent() {
    assertEquals("B-1", Journal.batchOf(new Event.BatchEnded("B-1", "COMPLETE")));
    assertEquals("", Journal.batchOf(new Event.LoggedIn("anna")));
  }

  static Event any(Class<?> type, RandomGenerator random) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i], random);
    }
    return (Event) type.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(RecordComponent component, RandomGenerator random) {
    return switch (component.getGenericType().getTypeName()) {
      case "java.lang.String" -> text(random);
      case "java.time.Instant" ->
          Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
      case "double" ->
          random.nextBoolean()
              ? NUMBERS[random.nextInt(NUMBERS.length)]
              : Double.longBitsToDouble(random.nextLong());
      case "long" -> random.nextLong();
      case "int" -> random.nextInt();
      case "boolean" -> random.nextBoolean();
      case "java.util.List<java.lang.String>" ->
          Stream.generate(() -> text(random)).limit(random.nextInt(4)).toList();
      case "java.util.Map<java.lang.String, java.lang.String>" ->
          random.nextBoolean() ? Map.of() : Map.of(text(random), text(random), "k", "v");
      default -> throw new AssertionError("give EventCodec a form for " + component);
    };
  }

  private static String text(RandomGenerator random) {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
