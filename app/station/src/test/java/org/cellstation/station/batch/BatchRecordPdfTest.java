package org.cellstation.station.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.journal.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class BatchRecordPdfTest {
  private static BatchRecord record(List<Entry> entries) {
    return RecordAssembly.of(
            "Suite 3",
            "Cellstation 0.1.0",
            SampleBatch.BATCH,
            entries,
            SampleBatch.ofTheBag(SampleBatch::trend))
        .orElseThrow();
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      PdfTextExtractor extractor = new PdfTextExtractor(reader);
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        pages.add(extractor.getTextFromPage(page).replaceAll("\\s+", " "));
      }
      return pages;
    }
  }

  @Tag("A-15")
  @Test
  void printsWhoSignedTheRecipeWhenAndForWhat() throws IOException {
    String signed =
        String.join(" ", pages(BatchRecordPdf.bytes(record(RecordAssemblyTest.withALife()))));
    assertTrue(signed.contains("Dora Deek (dora)Authorship"), signed);
    assertTrue(signed.contains("Quint Adler (quint)ApprovalApprove: as agreed"), signed);
    String unsigned = String.join(" ", pages(BatchRecordPdf.bytes(record(SampleBatch.entries()))));
    assertTrue(unsigned.contains("never submitted, approved or made effective"), unsigned);
  }

  @Tag("A-03")
  @Tag("A-15")
  @Tag("D-05")
  @Test
  void carriesEverythingAReviewerNeeds() throws IOException {
    BatchRecord record = record(SampleBatch.entries());
    byte[] pdf = BatchRecordPdf.bytes(record);
    Files.write(Path.of("target", "batch-record.pdf"), pdf);
    String text = String.join(" ", pages(pdf));
    for (String item :
        List.of(
            "Batch record B-2026-014",
            "ORD-7731",
            "BR-1",
            "t-cell-expansion, version 1.2",
            "2026-03-28 20:01:00Z +01:00",
            "STOPPED",
            "Procedure held by a.lindqvist: HOLD",
            "00:10:04",
            "REFUSED",
            "α-CD3 lot = 7Ł",
            "lid open",
            "1 of 2 OPEN: to be closed by QA.",
            "CLOSED by Małgorzata Wolny (m.wolny)",
            "(00:07:29), deviation B-2026-014-D1. A person had to decide",
            "outside its limits (36)",
            "within 60 s of silence it goes to this by itself",
            "NOT ACKNOWLEDGED",
            "Małgorzata Wolny (m.wolny)",
            "Reviewed",
            "+02:00",
            "Performed",
            "Approved",
            "temperature [degC]",
            "set-point",
            "duration: 12 h",
            BatchRecordJson.sha256(record).substring(0, 16))) {
      assertTrue(text.contains(item), "missing: " + item);
    }
  }

  @Test
  void everyPageSaysWhereItBelongs() throws IOException {
    List<String> pages = pages(BatchRecordPdf.bytes(record(SampleBatch.entries())));
    for (int i = 0; i < pages.size(); i++) {
      assertTrue(pages.get(i).contains("Batch record B-2026-014"), "page " + (i + 1));
      assertTrue(
          pages.get(i).replace(" ", "").contains("Page" + (i + 1) + "of" + pages.size()),
          "page " + (i + 1) + ": " + pages.get(i));
    }
  }

  @Test
  void isTheSameFileEveryTime() {
    BatchRecord record = record(SampleBatch.entries());
    assertArrayEquals(BatchRecordPdf.bytes(record), BatchRecordPdf.bytes(record));
  }

  @Test
  void saysThatThereIsNothingToAssess() throws IOException {
    String text = String.join(" ", pages(BatchRecordPdf.bytes(record(SampleBatch.uneventful()))));
    assertTrue(text.contains("None. No alarm, no held period"));
  }

  @Test
  void marksAnInterimRecordOnEveryPage() throws IOException {
    for (String page : pages(BatchRecordPdf.bytes(record(SampleBatch.running())))) {
      assertTrue(page.contains("INTERIM"));
    }
  }
}
