package org.cellstation.recipes.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stax.StAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// The public schemas of B2MML and BatchML, version 7, as a site has them in a folder. They do not
/// ship with this program; MESA International publishes them.
public final class PublicSchemas {
  private static final String BATCH_INFORMATION = "BatchML-BatchInformation.xsd";

  /// Nobody mends more at one sitting.
  private static final int MOST = 200;

  private final Schema schema;

  private PublicSchemas(Schema schema) {
    this.schema = schema;
  }

  /// @throws IllegalArgumentException with a remedy, when the folder does not hold them
  public static PublicSchemas in(Path folder) {
    Path file = folder.resolve(BATCH_INFORMATION);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no "
              + BATCH_INFORMATION
              + " in "
              + folder
              + ". Put the schemas of B2MML, version 7, there, all of them, as MESA International"
              + " publishes them.");
    }
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      return new PublicSchemas(factory.newSchema(file.toFile()));
    } catch (SAXException broken) {
      throw new IllegalArgumentException(
          "The schemas in " + folder + " cannot be used: " + broken.getMessage(), broken);
    }
  }

  /// What is wrong with a document, by line; empty when it is valid.
  public List<String> check(String source, byte[] bytes) {
    List<String> faults = new ArrayList<>();
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      Validator validator = schema.newValidator();
      validator.setErrorHandler(new Collected(source, faults));
      validator.validate(
          new StAXSource(factory.createXMLStreamReader(new ByteArrayInputStream(bytes))));
    } catch (SAXException | XMLStreamException | IOException broken) {
      if (faults.isEmpty()) {
        faults.add(source + ": not readable as XML: " + broken.getMessage());
      }
    }
    return List.copyOf(faults);
  }

  private record Collected(String source, List<String> faults) implements ErrorHandler {
    @Override
    public void warning(SAXParseException warning) {}

    @Override
    public void error(SAXParseException error) throws SAXException {
      faults.add(source + ":" + error.getLineNumber() + ": " + error.getMessage());
      if (faults.size() == MOST) {
        throw error;
      }
    }

    @Override
    public void fatalError(SAXParseException error) throws SAXException {
      faults.add(source + ":" + error.getLineNumber() + ": " + error.getMessage());
      throw error;
    }
  }
}
