package org.cellstation.station.batch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.journal.Event;
import org.cellstation.station.paper.Fonts;
import org.cellstation.station.paper.Grid;
import org.cellstation.station.paper.PageFrame;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// The readable copy of a batch record, A4. What a reviewer must read comes first; the trends and
/// the recipe come last. No time stands in it but the journal's, so the same record gives the same
/// file; it names the hash of the JSON copy, so the two belong together visibly.
public final class BatchRecordPdf {
  /// What is drawn into one chart.
  private static final List<String> BLENDED = List.of("air flow", "O2 flow", "CO2 flow");

  private static final float MARGIN = 42;
  private static final float SIGNATURE_HEIGHT = 30;

  /// Width of a column for a time and a journal entry.
  private static final float WHEN = 143;

  private final BatchRecord record;
  private final String jsonSha256;
  private final Fonts fonts = Fonts.load();
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, 58, 54);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PdfWriter writer = PdfWriter.getInstance(document, out);
  private int section;

  private BatchRecordPdf(BatchRecord record) {
    this.record = record;
    this.jsonSha256 = BatchRecordJson.sha256(record);
  }

  public static byte[] bytes(BatchRecord record) {
    return new BatchRecordPdf(record).write();
  }

  private byte[] write() {
    BatchRecord.Header header = record.header();
    document.addTitle("Batch record " + header.batch());
    document.addSubject(header.recipe() + " " + header.recipeVersion());
    document.addAuthor(header.station());
    document.addCreator(header.program());
    document.open();
    fixTimes();
    writer.setPageEvent(
        new PageFrame(
            writer,
            fonts,
            "Batch record "
                + header.batch()
                + (engineering() ? " - ENGINEERING RUN" : "")
                + (interim() ? " - INTERIM" : ""),
            "Order " + header.order() + " - " + units(header) + " - " + header.station(),
            "Record " + jsonSha256.substring(0, 16) + " - journal " + extent()));
    header();
    findings();
    deviations();
    recipeChanges();
    interruptions();
    formula();
    steps();
    prompts();
    materials();
    commands();
    controlChanges();
    interlocks();
    loopPerformance();
    alarms();
    troubles();
    people();
    calibrations();
    journal();
    signatures();
    trends();
    recipe();
    document.close();
    return out.toByteArray();
  }

  /// The file's own dates and id come from the record, not from the clock.
  private void fixTimes() {
    GregorianCalendar last = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    last.setTimeInMillis(record.auditTrail().getLast().at().utc().toEpochMilli());
    writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(last));
    writer.getInfo().put(PdfName.MODDATE, new PdfDate(last));
    byte[] id = jsonSha256.substring(0, 16).getBytes(StandardCharsets.US_ASCII);
    writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
  }

  private boolean interim() {
    return record.header().ended() == null;
  }

  private boolean engineering() {
    return Purpose.of(record.header().purpose()) == Purpose.ENGINEERING;
  }

  private String extent() {
    BatchRecord.JournalExtent journal = record.journal();
    return "#"
        + journal.firstSequence()
        + "..#"
        + journal.lastSequence()
        + " "
        + journal.lastHash().substring(0, Math.min(16, journal.lastHash().length()));
  }

  private boolean several() {
    return record.header().units().size() > 1;
  }

  private static String units(BatchRecord.Header header) {
    Set<String> all = new TreeSet<>(header.units().values());
    all.add(header.unit());
    return (all.size() > 1 ? "units " : "unit ") + String.join(", ", all);
  }

  private static String roles(BatchRecord.Header header) {
    return new TreeMap<>(header.units())
        .entrySet().stream()
            .map(role -> role.getValue() + " as " + role.getKey())
            .collect(Collectors.joining(", "));
  }

  /// Told apart by its unit where there are several.
  private String named(String on, String thing) {
    return several() ? on + " " + thing : thing;
  }

  private void header() {
    BatchRecord.Header header = record.header();
    document.add(titled("Batch record " + header.batch()));
    if (engineering()) {
      document.add(paragraph(Purpose.ENGINEERING.words() + ".", fonts.heading()));
    }
    if (interim()) {
      document.add(
          paragraph(
              "INTERIM: the batch had not ended when this record was made.", fonts.heading()));
    }
    document.add(
        paragraph(
            "Times are UTC (Z), followed by the offset of local time. #n names the journal entry.",
            fonts.body()));
    Grid grid =
        new Grid(fonts, 1, 3)
            .field("Order", header.order())
            .field("Purpose", Purpose.of(header.purpose()).words())
            .field(several() ? "Units" : "Unit", several() ? roles(header) : header.unit())
            .field("Station", header.station())
            .field("Program", header.program())
            .field("Recipe", header.recipe() + ", version " + header.recipeVersion())
            .field("Batch size", header.batchSize().isEmpty() ? "none stated" : header.batchSize())
            .code("Recipe SHA-256", header.recipeSha256())
            .field("Created", when(header.created()) + " by " + header.created().actor())
            .field("Started", whenAndWho(header.started()))
            .field("Ended", when(header.ended()))
            .field("Outcome", header.outcome())
            .field("Duration", Words.duration(header.duration()))
            .code("JSON copy SHA-256", jsonSha256);
    document.add(grid.table());
  }

  private Paragraph titled(String title) {
    Paragraph paragraph = new Paragraph(22, title, fonts.title());
    paragraph.setSpacingAfter(5);
    return paragraph;
  }

  private void findings() {
    heading("Exceptions");
    if (record.findings().isEmpty()) {
      note(
          "None. No alarm, no held period, no change by a person, no refused command, no bad value,"
              + " no link or clock trouble stands in the journal of this batch.");
      return;
    }
    note(record.findings().size() + " to be assessed; all of the record follows below.");
    Grid grid =
        new Grid(fonts, 22, 78, 208, 96, 30, 77)
            .head("", "Kind", "What", "First at, journal entry", "Times", "In all");
    int number = 0;
    for (Finding finding : record.findings()) {
      number++;
      String still = finding.ended() == null ? "; still so at the end" : "";
      grid.row(
          Integer.toString(number),
          finding.kind().title(),
          finding.text() + still,
          when(finding.first()),
          Integer.toString(finding.count()),
          finding.total().isZero() ? "" : Words.duration(finding.total()));
    }
    document.add(grid.table());
  }

  private void deviations() {
    heading("Deviations");
    if (none(record.deviations())) {
      return;
    }
    long open =
        record.deviations().stream()
            .filter(row -> row.status().equals(BatchRecord.DeviationRow.OPEN))
            .count();
    note(
        open == 0
            ? "All are closed by QA."
            : open + " of " + record.deviations().size() + " OPEN: to be closed by QA.");
    Grid grid = new Grid(fonts, 66, 186, 96, 163).head("Deviation", "What", "From, to", "Signed");
    for (BatchRecord.DeviationRow row : record.deviations()) {
      grid.row(
          row.deviation() + "\n" + row.status(),
          row.what() + "\nraised " + when(row.raised()),
          Stamp.time(row.from()) + "\n" + Stamp.time(row.to()),
          row.signatures().stream()
              .map(
                  signed ->
                      "%s by %s (%s), %s\n%s"
                          .formatted(
                              signed.meaning(),
                              signed.printedName(),
                              signed.at().actor(),
                              when(signed.at()),
                              signed.reason()))
              .collect(Collectors.joining("\n")));
    }
    document.add(grid.table());
  }

  private void recipeChanges() {
    heading("Changes of the recipe while the batch ran");
    if (!none(record.recipeChanges())) {
      new ChangePages(document, fonts).write(record.recipeChanges());
    }
  }

  private void interruptions() {
    heading("Interruptions of the station");
    if (none(record.interruptions())) {
      return;
    }
    for (BatchRecord.InterruptionRow row : record.interruptions()) {
      note(
          "The station was away from %s to %s (%s), deviation %s. %s: %s."
              .formatted(
                  Stamp.time(row.from()),
                  Stamp.time(row.to()),
                  Words.duration(Duration.between(row.from(), row.to())),
                  row.deviation(),
                  row.byItself() ? "The procedure went on by itself" : "A person had to decide",
                  row.why()));
      Grid values =
          new Grid(fonts, 92, 96, 96, 62, 62, 102)
              .head("Variable", "Last seen", "First seen", "Before", "After", "");
      for (Seen seen : row.variables()) {
        values.row(
            seen.variable() + " [" + seen.unit() + "]",
            seen.lastSeen() == null ? "-" : Stamp.time(seen.lastSeen()),
            seen.firstSeen() == null ? "-" : Stamp.time(seen.firstSeen()),
            Words.number(seen.before()),
            Words.number(seen.after()),
            Double.isNaN(seen.limit())
                ? seen.sight().text()
                : seen.sight().text() + " (" + Words.number(seen.limit()) + ")");
      }
      document.add(values.table());
      Grid devices = new Grid(fonts, 112, 86, 86, 226).head("Output", "Commanded", "Found", "");
      for (Found found : row.outputs()) {
        devices.row(
            found.output() + " [" + found.unit() + "]",
            Words.number(found.commanded()),
            Words.number(found.found()),
            found.detail().isEmpty()
                ? found.kept().text()
                : found.kept().text() + ": " + found.detail());
      }
      document.add(devices.table());
    }
  }

  private void steps() {
    heading("Steps");
    Grid grid =
        new Grid(fonts, 2.6f, 3.4f, 2.6f, 2.6f, 1.7f)
            .head("Step", "Phase and parameters", "Begun", "Ended", "State");
    for (BatchRecord.Step step : record.steps()) {
      String held = step.held().isZero() ? "" : "\nheld " + Words.duration(step.held());
      String by = step.people().isEmpty() ? "" : "\nby " + String.join(", ", step.people());
      grid.row(
          step.path().isEmpty() ? "(procedure)" : step.path(),
          step.phase().isEmpty() ? "" : step.phase() + " on " + step.unit() + parameters(step),
          when(step.begun()),
          when(step.ended()),
          step.state() + held + by);
    }
    document.add(grid.table());
    if (!record.stateChanges().isEmpty()) {
      heading("State changes");
      Grid changes =
          new Grid(fonts, WHEN, 120, 62, 62, 84, 50)
              .head("When", "Step", "From", "To", "Cause", "By");
      for (BatchRecord.StateChange change : record.stateChanges()) {
        changes.row(
            when(change.at()),
            change.path().isEmpty() ? "(procedure)" : change.path(),
            change.from(),
            change.to(),
            change.cause(),
            change.at().actor());
      }
      document.add(changes.table());
    }
  }

  private static String parameters(BatchRecord.Step step) {
    return step.parameters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> "\n" + e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining());
  }

  private void prompts() {
    heading("Prompts and answers");
    if (none(record.prompts())) {
      return;
    }
    Grid grid = new Grid(fonts, 2.6f, 4, 3.4f, 2.6f).head("Asked", "Prompt", "Answer", "By, when");
    for (BatchRecord.PromptRow prompt : record.prompts()) {
      Stamp answered = prompt.answered();
      grid.row(
          when(prompt.raised()),
          prompt.path()
              + "\n"
              + prompt.text()
              + (prompt.signature().isEmpty() ? "" : "\nsignature: " + prompt.signature()),
          prompt.answers().entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(e -> e.getKey() + " = " + e.getValue())
                  .collect(Collectors.joining("\n"))
              + (prompt.comment().isEmpty() ? "" : "\ncomment: " + prompt.comment())
              + prompt.sentBack().stream()
                  .map(x -> "\nSENT BACK " + x)
                  .collect(Collectors.joining()),
          (answered == null
                  ? "NOT ANSWERED"
                  : "performed by " + answered.actor() + "\n" + when(answered))
              + verified(prompt)
              + (prompt.late() ? "\nLATE" : ""));
    }
    document.add(grid.table());
  }

  private String verified(BatchRecord.PromptRow prompt) {
    Stamp verified = prompt.verified();
    if (!prompt.verification()) {
      return "";
    }
    return verified == null
        ? "\nNOT VERIFIED"
        : "\nverified by " + verified.actor() + "\n" + when(verified);
  }

  private void materials() {
    heading("Materials by their labels");
    if (none(record.materials())) {
      return;
    }
    Grid grid =
        new Grid(fonts, 2.6f, 3, 3.4f, 3.6f)
            .head("Read", "What", "Product, lot", "Expiry, how read");
    for (BatchRecord.MaterialRow material : record.materials()) {
      grid.row(
          when(material.at()) + "\n" + material.at().actor(),
          material.field() + "\n" + material.prompt(),
          material.kind()
              + (material.product().isEmpty() ? "" : "\nproduct " + material.product())
              + (material.lot().isEmpty() ? "" : "\nlot " + material.lot())
              + (material.serial().isEmpty() ? "" : "\nserial " + material.serial()),
          (material.expiry().isEmpty() ? "no expiry on the label" : material.expiry())
              + (material.reader().isEmpty() ? "\nTYPED" : "\nscanned by " + material.reader()));
    }
    document.add(grid.table());
  }

  private void commands() {
    heading("Commands");
    if (none(record.commands())) {
      return;
    }
    Grid grid =
        new Grid(fonts, WHEN, 56, 50, 48, 224).head("When", "By", "Command", "Result", "Detail");
    for (BatchRecord.CommandRow command : record.commands()) {
      grid.row(
          when(command.at()),
          command.at().actor(),
          command.command(),
          command.accepted() ? "done" : "REFUSED",
          command.detail());
    }
    document.add(grid.table());
  }

  private void controlChanges() {
    heading("Set-points, modes and outputs changed");
    if (none(record.controlChanges())) {
      return;
    }
    Grid grid =
        new Grid(fonts, WHEN, 56, 96, 96, 130).head("When", "By", "What", "From, to", "Why");
    for (BatchRecord.ControlChange change : record.controlChanges()) {
      grid.row(
          when(change.at()),
          change.at().actor(),
          change.kind() + " " + change.name(),
          change.from() + " -> " + (change.to() + " " + change.unit()).strip(),
          change.reason());
    }
    document.add(grid.table());
  }

  private void interlocks() {
    heading("Interlocks and permissives");
    if (none(record.interlocks())) {
      return;
    }
    Grid grid = new Grid(fonts, WHEN, 56, 62, 116, 144).head("When", "By", "", "Which", "Why");
    for (BatchRecord.InterlockRow row : record.interlocks()) {
      grid.row(
          when(row.at()),
          row.at().actor(),
          row.kind(),
          row.interlock() + "\n" + row.title(),
          row.detail());
    }
    document.add(grid.table());
  }

  private void loopPerformance() {
    heading("How well the loops did");
    if (none(record.loopPerformance())) {
      return;
    }
    note(
        "Measured by the station at every scan. IAE: integral of the absolute deviation. Travel:"
            + " all movements of the output. Outside: beyond the tolerance, after settling at the"
            + " set-point. Not compared: a set-point that is a ceiling, or a rate that stood at its"
            + " least all the time. Fights: actuators that undo each other at work within ten minutes.");
    Grid grid =
        new Grid(fonts, 76, 56, 62, 56, 62, 62, 52, 52, 36)
            .head(
                "Loop, tolerance",
                "IAE",
                "Travel",
                "Settling",
                "Outside",
                "Largest deviation",
                "By hand",
                "Blind",
                "Fights");
    for (BatchRecord.LoopRow loop : record.loopPerformance()) {
      String tolerance =
          Double.isNaN(loop.tolerance())
              ? ""
              : "\n+- " + Words.number(loop.tolerance()) + " " + loop.unit();
      boolean compared = !Double.isNaN(loop.iae());
      String within =
          Double.isNaN(loop.withinPercent())
              ? ""
              : "\n" + Words.number(Math.floor(loop.withinPercent() * 100) / 100) + " % within";
      grid.row(
          loop.loop() + tolerance,
          compared ? Words.number(loop.iae()) + " " + loop.unit() + " h" : "not compared",
          Words.number(Math.rint(loop.travelPercent())) + " %",
          compared ? Words.duration(loop.settling()) : "",
          compared && !Double.isNaN(loop.tolerance())
              ? Words.duration(loop.outside()) + within
              : "",
          Double.isNaN(loop.maxDeviation())
              ? compared ? "not settled" : ""
              : Words.number(loop.maxDeviation()) + " " + loop.unit(),
          Words.duration(loop.manual()),
          Words.duration(loop.blind()),
          Long.toString(loop.fights()));
    }
    document.add(grid.table());
  }

  private void alarms() {
    heading("Alarms");
    if (none(record.alarms())) {
      return;
    }
    Grid grid =
        new Grid(fonts, 2.6f, 4.4f, 1.6f, 3, 2.6f)
            .head("Raised", "Alarm", "Value, limit", "Acknowledged", "Returned to normal");
    for (BatchRecord.AlarmRow alarm : record.alarms()) {
      Stamp seen = alarm.acknowledged();
      grid.row(
          when(alarm.raised()),
          alarm.priority() + " " + alarm.alarm() + "\n" + alarm.message(),
          Words.number(alarm.value()) + "\n" + Words.number(alarm.limit()),
          seen == null
              ? "NOT ACKNOWLEDGED"
              : seen.actor()
                  + "\n"
                  + when(seen)
                  + (alarm.comment().isEmpty() ? "" : "\n" + alarm.comment()),
          when(alarm.returned()));
    }
    document.add(grid.table());
  }

  private void troubles() {
    heading("Values, links and time");
    if (none(record.troubles())) {
      return;
    }
    Grid grid =
        new Grid(fonts, WHEN, 40, 90, 110, 138).head("When", "Kind", "Of", "From, to", "Detail");
    for (BatchRecord.Trouble trouble : record.troubles()) {
      grid.row(
          when(trouble.at()),
          trouble.kind(),
          trouble.subject(),
          trouble.from().isEmpty() ? "" : trouble.from() + " -> " + trouble.to(),
          trouble.detail());
    }
    document.add(grid.table());
  }

  private void people() {
    heading("People");
    if (none(record.people())) {
      return;
    }
    Grid grid = new Grid(fonts, 2, 4, 3, 2).head("User", "Name", "Role", "Journal entries");
    for (BatchRecord.Person person : record.people()) {
      grid.row(
          person.user(), person.printedName(), person.role(), Integer.toString(person.entries()));
    }
    document.add(grid.table());
  }

  private void formula() {
    heading("Formula");
    if (none(record.formula())) {
      return;
    }
    Grid grid =
        new Grid(fonts, 3, 1, 2, 2, 3, 4)
            .head("Name", "Kind", "Value", "Recipe", "Range", "Remark");
    for (BatchRecord.FormulaRow row : record.formula()) {
      Stamp entered = row.entered();
      List<String> remarks = new ArrayList<>();
      if (row.outside()) {
        remarks.add("OUT OF RANGE");
      } else if (!row.recipe().isEmpty() && !row.recipe().equals(row.value())) {
        remarks.add("set for this batch");
      }
      if (entered != null) {
        remarks.add(whenAndWho(entered));
      }
      if (!row.description().isEmpty()) {
        remarks.add(row.description());
      }
      grid.row(
          row.name(),
          row.kind(),
          row.value().isEmpty() ? "none yet" : row.value(),
          row.recipe(),
          row.range(),
          String.join("; ", remarks));
    }
    document.add(grid.table());
  }

  private void calibrations() {
    heading("Calibrations");
    if (none(record.calibrations())) {
      return;
    }
    Grid grid =
        new Grid(fonts, 2, 3, 2, 3, 4)
            .head("Instrument", "Last calibrated", "Outcome", "Valid until", "Figures");
    for (BatchRecord.Calibration one : record.calibrations()) {
      Instant until = one.validUntil();
      List<String> figures = new ArrayList<>();
      one.figures()
          .forEach(
              (name, text) -> {
                String[] parts = text.split(";", -1);
                String unit = parts.length > 1 ? " " + parts[1] : "";
                figures.add((name + " " + parts[0] + unit).strip());
              });
      if (!one.findings().isEmpty()) {
        figures.add(one.findings());
      }
      grid.row(
          named(one.on(), one.instrument()),
          one.at().utc() + " by " + one.at().actor(),
          one.outcome(),
          until == null ? "not valid" : until.toString(),
          String.join("; ", figures));
    }
    document.add(grid.table());
  }

  private void journal() {
    heading("Journal");
    BatchRecord.JournalExtent journal = record.journal();
    note(
        "This record is made from these journal entries alone. The JSON copy holds every one of"
            + " them; what the loops set by themselves is only there.");
    document.add(
        new Grid(fonts, 1, 3)
            .field(
                "Entries",
                "%d, from #%d to #%d"
                    .formatted(journal.entries(), journal.firstSequence(), journal.lastSequence()))
            .code("Chain before the first", journal.firstPrevious())
            .code("Chain after the last", journal.lastHash())
            .field(
                "By kind",
                journal.counts().entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", ")))
            .table());
  }

  private void signatures() {
    int rows = record.signatures().size();
    roomFor(120 + 3 * SIGNATURE_HEIGHT + 26 * rows);
    heading("Signatures");
    if (!record.signatures().isEmpty()) {
      Grid signed =
          new Grid(fonts, WHEN, 110, 70, 198)
              .head("When", "Name (user)", "Meaning", "Signed record");
      for (BatchRecord.SignatureRow signature : record.signatures()) {
        signed
            .row(
                when(signature.at()),
                signature.printedName() + " (" + signature.user() + ")",
                Stream.of(signature.meaning(), signature.subject(), signature.reason())
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining("; ")))
            .hash(signature.recordSha256());
      }
      document.add(signed.table());
    }
    note("For signing by hand, on the record with the JSON copy " + jsonSha256 + ":");
    Grid grid =
        new Grid(fonts, 1.4f, 4, 3, 2.4f).head("Meaning", "Name", "Signature", "Date, time");
    for (String meaning : List.of("Performed", "Reviewed", "Approved")) {
      grid.blank(meaning, SIGNATURE_HEIGHT)
          .blank("", SIGNATURE_HEIGHT)
          .blank("", SIGNATURE_HEIGHT)
          .blank("", SIGNATURE_HEIGHT);
    }
    grid.table().setKeepTogether(true);
    document.add(grid.table());
  }

  private void trends() {
    if (record.trends().isEmpty()) {
      return;
    }
    document.newPage();
    heading("Process values and trends");
    Grid grid =
        new Grid(fonts, 3, 1.5f, 2, 2).head("Variable", "Unit", "Smallest good", "Largest good");
    for (BatchRecord.ProcessValue value : record.processValues()) {
      grid.row(
          named(value.on(), value.variable()),
          value.unit(),
          Words.number(value.min()),
          Words.number(value.max()));
    }
    document.add(grid.table());
    note(
        "Time axis: since "
            + (several() ? "the batch had the unit" : Stamp.time(record.header().created().utc()))
            + ". Each column shows the range of its good values; a gap has none.");
    Map<String, List<BatchRecord.TrendData>> byUnit =
        record.trends().stream()
            .collect(
                Collectors.groupingBy(
                    BatchRecord.TrendData::on, LinkedHashMap::new, Collectors.toList()));
    byUnit.forEach(this::charts);
  }

  private void charts(String unit, List<BatchRecord.TrendData> trends) {
    if (several()) {
      roomFor(TrendChart.HEIGHT + 30);
      BatchRecord.TrendData first = trends.getFirst();
      note(unit + ", from " + Stamp.time(first.from()) + " to " + Stamp.time(first.to()) + ":");
    }
    List<BatchRecord.TrendData> gases = new ArrayList<>();
    for (BatchRecord.TrendData trend : trends) {
      if (BLENDED.contains(trend.variable())) {
        gases.add(trend);
      } else {
        chart(List.of(trend), setpoints(unit, trend.variable()));
      }
    }
    if (!gases.isEmpty()) {
      chart(gases, List.of());
    }
  }

  private void chart(List<BatchRecord.TrendData> series, List<TrendChart.Mark> setpoints) {
    float width = document.getPageSize().getWidth() - 2 * MARGIN;
    PdfTemplate canvas = writer.getDirectContent().createTemplate(width, TrendChart.HEIGHT);
    new TrendChart(fonts, canvas, width, series.getFirst().from(), series.getFirst().to())
        .draw(series.stream().map(this::titled).toList(), setpoints);
    Image image = Image.getInstance(canvas);
    image.setSpacingAfter(4);
    document.add(image);
  }

  private BatchRecord.TrendData titled(BatchRecord.TrendData trend) {
    return new BatchRecord.TrendData(
        trend.on(),
        named(trend.on(), trend.variable()),
        trend.unit(),
        trend.from(),
        trend.to(),
        trend.min(),
        trend.max());
  }

  private List<TrendChart.Mark> setpoints(String unit, String variable) {
    List<TrendChart.Mark> marks = new ArrayList<>();
    for (BatchRecord.JournalRow row : record.auditTrail()) {
      if (row.event() instanceof Event.SetpointChanged change
          && change.unit().equals(unit)
          && change.loop().equals(variable)) {
        marks.add(new TrendChart.Mark(row.at().utc(), change.to()));
      }
    }
    return marks;
  }

  private void recipe() {
    document.newPage();
    heading(
        record.recipeChanges().isEmpty()
            ? "Control recipe as it ran"
            : "Control recipe as the batch was created with");
    document.add(paragraph("SHA-256 " + record.recipe().sha256(), fonts.code()));
    recipeLife();
    Paragraph text = new Paragraph(9, indented(record.recipe().text()), fonts.code());
    text.setSpacingBefore(6);
    document.add(text);
  }

  private void recipeLife() {
    if (record.recipeLife().isEmpty()) {
      note("This text was never submitted, approved or made effective on this station.");
      return;
    }
    Grid grid =
        new Grid(fonts, WHEN, 130, 120, 180)
            .head("When", "Name (user)", "Meaning", "Step and reason");
    for (BatchRecord.RecipeStepRow step : record.recipeLife()) {
      grid.row(
          Stamp.time(step.at()),
          step.user().isEmpty() ? "" : step.printedName() + " (" + step.user() + ")",
          step.meaning(),
          step.step() + (step.reason().isEmpty() ? "" : ": " + step.reason()));
    }
    document.add(grid.table());
  }

  /// Indentation means something in a recipe, but the layout drops plain spaces at a line's begin.
  private static String indented(String text) {
    return text.lines()
        .map(
            line -> {
              String bare = line.stripLeading();
              return "\u00a0".repeat(line.length() - bare.length()) + bare;
            })
        .collect(Collectors.joining("\n"));
  }

  /// A new page unless this much of the present one is left.
  private void roomFor(float points) {
    if (writer.getVerticalPosition(true) - points < document.bottomMargin()) {
      document.newPage();
    }
  }

  private void heading(String title) {
    roomFor(70);
    section++;
    Paragraph heading = new Paragraph(14, section + "  " + title, fonts.heading());
    heading.setSpacingBefore(8);
    heading.setSpacingAfter(2);
    document.add(heading);
  }

  private boolean none(List<?> rows) {
    if (rows.isEmpty()) {
      note("None.");
    }
    return rows.isEmpty();
  }

  private void note(String text) {
    document.add(paragraph(text, fonts.body()));
  }

  private static Paragraph paragraph(String text, Font font) {
    Paragraph paragraph = new Paragraph(11, text, font);
    paragraph.setSpacingAfter(3);
    return paragraph;
  }

  private static String when(@Nullable Stamp stamp) {
    return stamp == null ? "-" : stamp.time() + "  #" + stamp.sequence();
  }

  private static String whenAndWho(@Nullable Stamp stamp) {
    return stamp != null && stamp.byPerson() ? when(stamp) + " by " + stamp.actor() : when(stamp);
  }
}
