package dev.hatchline.flow.trial;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Reports as the JUnit XML that build servers read; times are those of the simulated calls. */
public final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** One document with a suite for each file. */
  public static String of(List<Report> reports) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JUnitXml(xml).write(reports);
      xml.close();
    } catch (XMLStreamException fault) {
      throw new IllegalStateException("expected to write XML to memory", fault);
    }
    return text.toString();
  }

  private void write(List<Report> reports) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (Report report : reports) {
      suite(report);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(Report report) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(report.trials().file()));
    xml.writeAttribute("tests", "" + report.tried().size());
    xml.writeAttribute("failures", "" + report.failed());
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    Duration all = report.tried().stream().map(Tried::length).reduce(Duration.ZERO, Duration::plus);
    xml.writeAttribute("time", seconds(all));
    for (Tried one : report.tried()) {
      test(report, one);
    }
    xml.writeEndElement();
  }

  private void test(Report report, Tried one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", clean(one.trial().name()));
    xml.writeAttribute("classname", report.trials().flow().name());
    xml.writeAttribute("time", seconds(one.length()));
    if (!one.passed()) {
      String differences = lines(one.differences().stream().map(Difference::toString).toList());
      xml.writeStartElement("failure");
      xml.writeAttribute("message", clean(one.differences().getFirst().toString()));
      xml.writeAttribute("type", "difference");
      xml.writeCharacters(clean(differences + "\n" + lines(one.conversation())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String lines(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1000.0);
  }

  /** XML has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
