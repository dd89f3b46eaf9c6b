package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects spans of time by what they are about and makes one finding of each.
final class Periods {
  private static final class Span {
    private final Finding.Kind kind;
    private final String text;
    private final Stamp first;
    private @Nullable Instant openSince;
    private @Nullable Instant lastEnd;
    private int count;
    private Duration total = Duration.ZERO;

    Span(Finding.Kind kind, String text, Stamp first) {
      this.kind = kind;
      this.text = text;
      this.first = first;
    }

    void close(Instant at) {
      if (openSince != null) {
        total = total.plus(Duration.between(openSince, at));
        openSince = null;
        lastEnd = at;
      }
    }
  }

  private final Map<String, Span> spans = new LinkedHashMap<>();

  /// Begins a span, or another one of the same key and text. One that is open goes on.
  void open(String key, Finding.Kind kind, String text, Stamp at) {
    Span span = spans.computeIfAbsent(key + "\n" + text, k -> new Span(kind, text, at));
    if (span.openSince == null) {
      span.openSince = at.utc();
      span.count++;
    }
  }

  /// Ends whatever is open under `key`.
  void close(String key, Instant at) {
    spans.forEach(
        (full, span) -> {
          if (full.startsWith(key + "\n")) {
            span.close(at);
          }
        });
  }

  List<Finding> findings(Instant end) {
    return spans.values().stream()
        .map(
            span -> {
              boolean open = span.openSince != null;
              span.close(end);
              return new Finding(
                  span.kind,
                  span.text,
                  span.first,
                  open ? null : span.lastEnd,
                  span.count,
                  span.total);
            })
        .toList();
  }
}
