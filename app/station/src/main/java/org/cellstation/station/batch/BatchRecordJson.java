package org.cellstation.station.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// The electronic copy of a batch record: complete, readable without this program and stable, so
/// that two exports of the same journal are equal byte for byte. Instants are ISO 8601 in UTC,
/// durations seconds, a missing number is `null`.
public final class BatchRecordJson {
  /// Changes when the meaning of a field changes; fields may be added without.
  private static final String FORMAT = "cellstation-batch-record/1";

  private record File(String format, BatchRecord record) {}

  private static final ObjectWriter WRITER = writer();

  private BatchRecordJson() {}

  public static byte[] bytes(BatchRecord record) {
    try {
      String text = WRITER.writeValueAsString(new File(FORMAT, record)) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a batch record is plain data", impossible);
    }
  }

  /// Of the JSON file, hex: what a signature binds to.
  public static String sha256(BatchRecord record) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(record));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static ObjectWriter writer() {
    SimpleModule plain =
        new SimpleModule()
            .addSerializer(Instant.class, ToStringSerializer.instance)
            .addSerializer(Duration.class, new Seconds())
            .addSerializer(double.class, new Numbers())
            .addSerializer(Double.class, new Numbers());
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new ObjectMapper()
        .registerModule(plain)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writer(new DefaultPrettyPrinter().withObjectIndenter(lines));
  }

  @SuppressWarnings("serial") // never serialised itself
  private static final class Seconds extends StdSerializer<Duration> {
    Seconds() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(value.toMillis() / 1000.0);
    }
  }

  @SuppressWarnings("serial") // never serialised itself
  private static final class Numbers extends StdSerializer<Double> {
    Numbers() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }
}
