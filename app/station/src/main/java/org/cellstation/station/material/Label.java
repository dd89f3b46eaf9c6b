package org.cellstation.station.material;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.drivers.scan.Code;
import org.cellstation.drivers.scan.Codes;
import org.cellstation.drivers.scan.Gs1Text;

/// A label that was read: what it says, or what is wrong with it. Pure.
///
/// A person types a GS1 code as it stands below the symbol, `(01)09501101530003(10)ABC`, and an
/// ISBT 128 code with its `=` in front.
public sealed interface Label {
  /// @param kind GS1 or ISBT 128
  /// @param product GTIN or ISBT 128 product code, empty when the label does not say
  /// @param lot batch, or donation number; empty when the label does not say
  /// @param serial empty when the label does not say
  /// @param expiry the last moment at which it may be used, local time; empty when it does not say
  record Read(
      String kind, String product, String lot, String serial, Optional<LocalDateTime> expiry)
      implements Label {}

  /// @param why in the operator's words
  record Unusable(String why) implements Label {}

  Pattern TYPED = Pattern.compile("\\(([0-9]{2,4})\\)([^()]+)");

  /// Reads a code and judges it.
  ///
  /// @param wanted product that it has to name, empty for any
  /// @param now local time
  static Label of(String code, String wanted, LocalDateTime now) {
    Label label =
        switch (Codes.read(scanned(code, now.getYear()), now.getYear())) {
          case Code.Gs1 gs1 -> gs1(gs1);
          case Code.Isbt128 isbt -> isbt(isbt);
          case Code.Ambiguous two -> new Unusable("it can be read in two ways: " + two.words());
          case Code.Plain plain -> new Unusable("it is no code of a material: " + plain.words());
          case Code.Faulty faulty -> new Unusable("the code is damaged: " + faulty.words());
        };
    return label instanceof Read read ? judged(read, wanted, now) : label;
  }

  private static Label judged(Read read, String wanted, LocalDateTime now) {
    if (!wanted.isEmpty() && !read.product().equals(wanted)) {
      return new Unusable(
          read.product().isEmpty()
              ? "the label does not say which product it is; wanted is " + wanted
              : "this is product " + read.product() + ", wanted is " + wanted);
    }
    if (read.expiry().filter(expiry -> expiry.isBefore(now)).isPresent()) {
      return new Unusable("it may not be used after " + read.expiry().get() + ": take another one");
    }
    return read;
  }

  private static Label gs1(Code.Gs1 code) {
    return new Read(
        "GS1",
        code.gtin().orElse(""),
        code.batch().orElse(""),
        code.serial().orElse(""),
        code.expiry());
  }

  private static Label isbt(Code.Isbt128 code) {
    return new Read(
        "ISBT 128",
        code.product().orElse(""),
        code.donation().map(din -> din.number()).orElse(""),
        "",
        code.expiry());
  }

  /// What a scanner would have sent.
  private static String scanned(String code, int year) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher typed = TYPED.matcher(code.strip());
    int length =
        typed
            .results()
            .peek(field -> fields.put(field.group(1), field.group(2).strip()))
            .map(MatchResult::group)
            .mapToInt(String::length)
            .sum();
    if (fields.isEmpty() || length != code.strip().length()) {
      return code;
    }
    try {
      return "]d2" + Gs1Text.of(fields, year);
    } catch (IllegalArgumentException faulty) {
      StringBuilder joined = new StringBuilder("]d2");
      fields.forEach((identifier, text) -> joined.append(identifier).append(text).append('\u001D'));
      return joined.toString();
    }
  }
}
