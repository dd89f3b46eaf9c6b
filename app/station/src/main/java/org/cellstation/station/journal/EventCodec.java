package org.cellstation.station.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Events as JSON objects: one key per record component, in the order of their declaration. The
/// keys of a map are sorted.
///
/// A component that a line does not have was added to the record later; it reads as "not known":
/// empty, 0, `NaN`, false, 1970-01-01T00:00:00Z. A type or a key that this program does not know
/// was written by a newer one and is refused.
final class EventCodec {
  private record Field(String name, Class<?> type, Method accessor) {}

  private record Shape(Constructor<?> constructor, List<Field> fields) {}

  private static final Map<String, Shape> SHAPES =
      Arrays.stream(Event.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, EventCodec::shape));

  private EventCodec() {}

  static String type(Event event) {
    return event.getClass().getSimpleName();
  }

  static byte[] encode(Event event) {
    CanonicalJson json = new CanonicalJson();
    String separator = "{";
    List<Field> fields = fields(event);
    for (Field field : fields) {
      json.raw(separator).string(field.name()).raw(":");
      write(json, value(field, event));
      separator = ",";
    }
    return json.raw(fields.isEmpty() ? "{}" : "}").toBytes();
  }

  static Event decode(String type, JsonNode json) {
    Shape shape = SHAPES.get(type);
    if (shape == null) {
      throw new IllegalArgumentException("this program does not know the event " + type);
    }
    Object[] values = new Object[shape.fields().size()];
    int found = 0;
    for (int i = 0; i < values.length; i++) {
      Field field = shape.fields().get(i);
      JsonNode node = json.get(field.name());
      if (node != null) {
        found++;
      }
      values[i] = read(field, node);
    }
    if (found != json.size()) {
      throw new IllegalArgumentException(
          type + " has fields that this program does not know: " + json);
    }
    try {
      return (Event) shape.constructor().newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalArgumentException(type + " cannot be made of " + json, impossible);
    }
  }

  /// The batch an event belongs to; empty when it belongs to none.
  static String batch(Event event) {
    for (Field field : fields(event)) {
      if (field.name().equals("batch")) {
        return value(field, event).toString();
      }
    }
    return "";
  }

  private static List<Field> fields(Event event) {
    Shape shape = SHAPES.get(type(event));
    if (shape == null) {
      throw new IllegalStateException(event.getClass() + " is no journal event");
    }
    return shape.fields();
  }

  private static Object value(Field field, Event event) {
    try {
      Object value = field.accessor().invoke(event);
      if (value == null) {
        throw new IllegalArgumentException(type(event) + "." + field.name() + " is null");
      }
      return value;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void write(CanonicalJson json, Object value) {
    switch (value) {
      case String text -> json.string(text);
      case Instant instant -> json.string(instant.toString());
      case Double number -> json.number(number.doubleValue());
      case Long number -> json.number(number.longValue());
      case Integer number -> json.number(number.longValue());
      case Boolean truth -> json.raw(truth.toString());
      case List<?> list -> {
        json.raw("[");
        String separator = "";
        for (Object item : list) {
          json.raw(separator).string((String) item);
          separator = ",";
        }
        json.raw("]");
      }
      case Map<?, ?> map -> {
        json.raw("{");
        String separator = "";
        for (var item : new TreeMap<>(map).entrySet()) {
          json.raw(separator).string((String) item.getKey()).raw(":");
          json.string((String) item.getValue());
          separator = ",";
        }
        json.raw("}");
      }
      default -> throw new IllegalStateException("no canonical form for " + value.getClass());
    }
  }

  private static Object read(Field field, @Nullable JsonNode json) {
    return switch (field.type().getSimpleName()) {
      case "String" -> json == null ? "" : text(field, json);
      case "Instant" -> json == null ? Instant.EPOCH : instant(field, json);
      case "double" -> json == null || json.isNull() ? Double.NaN : number(field, json);
      case "long" -> json == null ? 0L : whole(field, json, JsonNode::canConvertToLong).longValue();
      case "int" -> json == null ? 0 : whole(field, json, JsonNode::canConvertToInt).intValue();
      case "boolean" -> json != null && truth(field, json);
      case "List" -> json == null ? List.of() : list(field, json);
      case "Map" -> json == null ? Map.of() : map(field, json);
      default -> throw new IllegalStateException("no canonical form for " + field.type());
    };
  }

  private static String text(Field field, JsonNode json) {
    if (!json.isTextual()) {
      throw wrong(field, json);
    }
    return json.textValue();
  }

  private static Instant instant(Field field, JsonNode json) {
    try {
      return Instant.parse(text(field, json));
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(field.name() + " is no instant: " + json, unreadable);
    }
  }

  private static double number(Field field, JsonNode json) {
    if (json.isTextual() && json.textValue().endsWith("Infinity")) {
      return Double.parseDouble(json.textValue());
    }
    if (!json.isNumber()) {
      throw wrong(field, json);
    }
    return json.doubleValue();
  }

  private static JsonNode whole(Field field, JsonNode json, Function<JsonNode, Boolean> fits) {
    if (!json.isIntegralNumber() || !fits.apply(json)) {
      throw wrong(field, json);
    }
    return json;
  }

  private static boolean truth(Field field, JsonNode json) {
    if (!json.isBoolean()) {
      throw wrong(field, json);
    }
    return json.booleanValue();
  }

  private static List<String> list(Field field, JsonNode json) {
    if (!json.isArray()) {
      throw wrong(field, json);
    }
    List<String> list = new ArrayList<>();
    json.forEach(item -> list.add(text(field, item)));
    return Collections.unmodifiableList(list);
  }

  private static Map<String, String> map(Field field, JsonNode json) {
    if (!json.isObject()) {
      throw wrong(field, json);
    }
    Map<String, String> map = new LinkedHashMap<>();
    json.properties().forEach(item -> map.put(item.getKey(), text(field, item.getValue())));
    return Collections.unmodifiableMap(map);
  }

  private static IllegalArgumentException wrong(Field field, JsonNode json) {
    return new IllegalArgumentException(
        field.name() + " shall be a " + field.type().getSimpleName() + ", not " + json);
  }

  private static Shape shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Field> fields =
        Arrays.stream(components)
            .map(c -> new Field(c.getName(), c.getType(), c.getAccessor()))
            .toList();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Shape(type.getDeclaredConstructor(types), fields);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
