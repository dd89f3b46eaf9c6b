package org.cellstation.app.rehearsal;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The report as build servers read it: a test suite for each run, a test case for each of its
/// expectations, and one suite for what was reached: a case is skipped that no run came to. Times
/// are process time.
public final class ReportJunit {
  private ReportJunit() {}

  public static byte[] bytes(RehearsalReport report) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml, 0);
      List<Verdict> all = report.verdicts();
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "rehearsal of " + report.recipe().recipe().id());
      counts(xml, all.size() + report.coverage().items().size(), failures(all));
      for (RunResult run : report.runs()) {
        suite(xml, report, run);
      }
      coverage(xml, report);
      line(xml, 0);
      xml.writeEndElement();
      line(xml, 0);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory takes everything", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void suite(XMLStreamWriter xml, RehearsalReport report, RunResult run)
      throws XMLStreamException {
    List<Verdict> verdicts = Verdict.of(run);
    line(xml, 1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", run.plan().id());
    counts(xml, verdicts.size(), failures(verdicts));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", Long.toString(run.course().end()));
    line(xml, 2);
    xml.writeStartElement("properties");
    property(xml, "recipe", report.recipe().recipe().id());
    property(xml, "recipe version", report.recipe().recipe().version());
    property(xml, "recipe sha256", report.recipe().sha256());
    property(xml, "program", report.program());
    property(xml, "seed", Long.toString(run.plan().skid().seed()));
    property(xml, "donor", Long.toString(run.plan().skid().donor()));
    line(xml, 2);
    xml.writeEndElement();
    for (int i = 0; i < verdicts.size(); i++) {
      testcase(xml, report, run, verdicts.get(i), i == 0);
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static void testcase(
      XMLStreamWriter xml, RehearsalReport report, RunResult run, Verdict verdict, boolean first)
      throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", clean(report.recipe().recipe().id() + "." + run.plan().id()));
    xml.writeAttribute("name", clean(verdict.expectation()));
    xml.writeAttribute("time", first ? Long.toString(run.course().end()) : "0");
    if (!verdict.met()) {
      line(xml, 3);
      xml.writeStartElement("failure");
      xml.writeAttribute("message", clean(run.plan().title() + ": " + verdict.detail()));
      xml.writeEndElement();
      line(xml, 2);
    }
    xml.writeEndElement();
  }

  private static void coverage(XMLStreamWriter xml, RehearsalReport report)
      throws XMLStreamException {
    Coverage coverage = report.coverage();
    line(xml, 1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "reached");
    counts(xml, coverage.items().size(), 0);
    xml.writeAttribute("errors", "0");
    xml.writeAttribute(
        "skipped", Integer.toString(coverage.missed().size() + coverage.excused().size()));
    xml.writeAttribute("time", "0");
    for (Coverage.Item item : coverage.items()) {
      line(xml, 2);
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", clean(report.recipe().recipe().id() + ".reached"));
      xml.writeAttribute("name", clean(item.name()));
      xml.writeAttribute("time", "0");
      if (!item.reached()) {
        line(xml, 3);
        xml.writeEmptyElement("skipped");
        xml.writeAttribute(
            "message",
            item.excuse().isEmpty()
                ? "reached in no run"
                : clean("declared out of reach: " + item.excuse()));
        line(xml, 2);
      }
      xml.writeEndElement();
    }
    line(xml, 1);
    xml.writeEndElement();
  }

  private static long failures(List<Verdict> verdicts) {
    return verdicts.stream().filter(verdict -> !verdict.met()).count();
  }

  private static void counts(XMLStreamWriter xml, int tests, long failures)
      throws XMLStreamException {
    xml.writeAttribute("tests", Integer.toString(tests));
    xml.writeAttribute("failures", Long.toString(failures));
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    line(xml, 3);
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", clean(value));
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /// XML has no place for some characters, escaped or not.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                    ? c
                    : '?')
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
