package org.cellstation.recipes.exchange;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cellstation.recipes.text.Faults;
import org.jspecify.annotations.Nullable;

/// Reads XML that strangers wrote. Nothing is fetched, no entity is defined, and what is too large
/// or too deep is refused before it can do harm; whatever the bytes are, the answer is a tree or
/// faults.
final class XmlReader {
  /// The recipes of whole plants stay far below.
  static final int MAX_BYTES = 20_000_000;

  private static final int MOST_ELEMENTS = 500_000;

  /// BatchML needs some fifteen levels.
  private static final int DEEPEST = 60;

  private static final String MEND = "check that this is the whole file, as its program wrote it";

  private final Faults faults;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable XmlElement root;
  private int elements;

  private XmlReader(Faults faults) {
    this.faults = faults;
  }

  static Optional<XmlElement> read(byte[] bytes, Faults faults) {
    if (bytes.length > MAX_BYTES) {
      faults.add(
          1,
          "",
          "the file holds " + bytes.length + " bytes, more than the " + MAX_BYTES + " allowed",
          "check that this is the right file");
      return Optional.empty();
    }
    Optional<String> text = decode(bytes, faults);
    return text.flatMap(t -> new XmlReader(faults).parse(t));
  }

  /// Read as text first, so that the parser meets no encoding it might know better.
  private static Optional<String> decode(byte[] bytes, Faults faults) {
    try {
      String text =
          charset(bytes)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      faults.add(1, "", "the text is not encoded in UTF-8", "save the file as UTF-8");
      return Optional.empty();
    }
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  private Optional<XmlElement> parse(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        if (!take(reader, reader.next())) {
          return Optional.empty();
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      faults.add(line, "", "not readable as XML: " + firstLine(e), MEND);
      return Optional.empty();
    }
    return Optional.ofNullable(root);
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int words = message.indexOf("Message: ");
    String said = words < 0 ? message : message.substring(words + "Message: ".length());
    return said.lines().findFirst().orElse("it breaks off");
  }

  /// @return false when reading on is of no use
  private boolean take(XMLStreamReader reader, int event) {
    int line = Math.max(1, reader.getLocation().getLineNumber());
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        return begin(reader, line);
      }
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        Open around = open.peek();
        if (around != null) {
          around.text.append(reader.getText());
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
        faults.add(
            line,
            "",
            "a document type or an entity stands here, which could bring in other files",
            "have it written without; BatchML needs none");
        return false;
      }
      default -> {}
    }
    return true;
  }

  private boolean begin(XMLStreamReader reader, int line) {
    if (open.size() == DEEPEST || ++elements > MOST_ELEMENTS) {
      faults.add(
          line,
          "",
          open.size() == DEEPEST
              ? "elements are nested more than " + DEEPEST + " deep"
              : "there are more than " + MOST_ELEMENTS + " elements",
          "check that this is the right file");
      return false;
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    open.push(new Open(line, reader.getLocalName(), attributes));
    return true;
  }

  private void end() {
    Open ended = open.pop();
    XmlElement element =
        new XmlElement(
            ended.line,
            ended.name,
            ended.attributes,
            List.copyOf(ended.children),
            ended.children.isEmpty() ? ended.text.toString() : "");
    Open around = open.peek();
    if (around == null) {
      root = element;
    } else {
      around.children.add(element);
    }
  }

  /// An element whose end has not been seen yet.
  private static final class Open {
    final int line;
    final String name;
    final Map<String, String> attributes;
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Open(int line, String name, Map<String, String> attributes) {
      this.line = line;
      this.name = name;
      this.attributes = attributes;
    }
  }
}
