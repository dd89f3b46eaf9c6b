package org.cellstation.drivers.scan;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What a scanned text is. Only {@link Gs1} and {@link Isbt128} may identify anything.
public sealed interface Code {
  /// A message of GS1 element strings, each checked, in the order of the symbol.
  record Gs1(List<Element> elements) implements Code {
    public Gs1 {
      elements = List.copyOf(elements);
    }

    /// The text behind an application identifier, for example `10` for the batch.
    public Optional<String> text(String identifier) {
      return elements.stream()
          .filter(e -> e.identifier().equals(identifier))
          .map(Element::text)
          .findFirst();
    }

    public Optional<String> gtin() {
      return text("01");
    }

    public Optional<String> batch() {
      return text("10");
    }

    public Optional<String> serial() {
      return text("21");
    }

    /// The last moment at which it may be used, local time: to the minute where the label says so
    /// (`7003`), else the end of the day (`17`).
    public Optional<LocalDateTime> expiry() {
      return elements.stream()
          .filter(e -> e.identifier().equals("7003") || e.identifier().equals("17"))
          .flatMap(e -> e.until().stream())
          .min(LocalDateTime::compareTo);
    }
  }

  /// @param identifier the GS1 application identifier, all its digits
  /// @param title as the GS1 General Specifications call it
  /// @param text as printed behind the identifier
  /// @param until for a date: the end of that day, or the minute, local time
  record Element(String identifier, String title, String text, Optional<LocalDateTime> until) {}

  /// ISBT 128 data structures, in the order of the symbol.
  record Isbt128(List<Structure> structures) implements Code {
    public Isbt128 {
      structures = List.copyOf(structures);
    }

    public Optional<Din> donation() {
      for (Structure structure : structures) {
        if (structure instanceof Donation(Din din)) {
          return Optional.of(din);
        }
      }
      return Optional.empty();
    }

    /// The eight characters of the product code.
    public Optional<String> product() {
      for (Structure structure : structures) {
        if (structure instanceof Product(String code)) {
          return Optional.of(code);
        }
      }
      return Optional.empty();
    }

    /// The last moment at which it may be used, local time.
    public Optional<LocalDateTime> expiry() {
      for (Structure structure : structures) {
        if (structure instanceof Moment(Moment.Kind kind, LocalDateTime at)
            && kind == Moment.Kind.EXPIRY) {
          return Optional.of(at);
        }
      }
      return Optional.empty();
    }
  }

  /// One ISBT 128 data structure.
  sealed interface Structure {}

  record Donation(Din din) implements Structure {}

  /// @param code product description code (5), type of donation (1), division (2)
  record Product(String code) implements Structure {}

  /// @param at local time; the end of the day where only a day is given
  record Moment(Kind kind, LocalDateTime at) implements Structure {
    public enum Kind {
      COLLECTION,
      PRODUCTION,
      EXPIRY
    }
  }

  /// A data structure that is known by its identifier and length only, and passed on as it is.
  record Opaque(String identifier, String text) implements Structure {}

  /// Two readings of one symbol. Its scanner sends no separators, so where a field of variable
  /// length ends is a guess: a person has to say, or a scanner that sends them.
  record Ambiguous(Gs1 asSent, Gs1 asIfSeparated, String words) implements Code {}

  /// A code of another kind, or one whose scanner does not say which kind it is.
  record Plain(String text, String words) implements Code {}

  /// A code that claims to be GS1 or ISBT 128 and is not.
  ///
  /// @param at index in the scanned text
  /// @param words what is wrong and what to do
  record Faulty(Fault fault, int at, String words) implements Code {}

  /// What can be wrong with a code.
  enum Fault {
    EMPTY,
    UNKNOWN_IDENTIFIER,
    TOO_SHORT,
    TOO_LONG,
    BAD_CHARACTER,
    BAD_CHECK,
    BAD_DATE,
    CONTRADICTION,
    /// A field is longer than it can be: the scanner swallowed the separator behind it.
    SEPARATOR_LOST
  }
}
