package org.cellstation.station.historian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.tsfile.enums.TSDataType;
import org.apache.tsfile.exception.write.WriteProcessException;
import org.apache.tsfile.file.metadata.enums.CompressionType;
import org.apache.tsfile.file.metadata.enums.TSEncoding;
import org.apache.tsfile.read.TsFileReader;
import org.apache.tsfile.read.expression.QueryExpression;
import org.apache.tsfile.write.TsFileWriter;
import org.apache.tsfile.write.record.Tablet;
import org.apache.tsfile.write.schema.IMeasurementSchema;
import org.apache.tsfile.write.schema.MeasurementSchema;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.historian.HistorianBenchmark.Signals;

/// The same readings in an Apache TsFile: values GORILLA and LZ4, quality and cause run-length
/// encoded. It is given an advantage: all sources share one column of instants (an aligned device),
/// and there is no write-ahead log, so what is not yet flushed would be lost.
final class TsFileComparison {
  private static final String DEVICE = "root.station";
  private static final int ROWS = 1024;

  private TsFileComparison() {}

  static void run(Signals signals, int sources, int seconds, double generator) throws IOException {
    Path file = Files.createTempDirectory("tsfile").resolve("history.tsfile");
    long points = (long) sources * seconds;
    long begun = HistorianBenchmark.cpu();
    try (TsFileWriter writer = new TsFileWriter(file.toFile())) {
      List<IMeasurementSchema> schema = new ArrayList<>();
      for (int source = 0; source < sources; source++) {
        schema.add(
            new MeasurementSchema(
                "v" + source, TSDataType.DOUBLE, TSEncoding.GORILLA, CompressionType.LZ4));
        schema.add(
            new MeasurementSchema(
                "s" + source, TSDataType.INT32, TSEncoding.RLE, CompressionType.LZ4));
      }
      writer.registerAlignedTimeseries(DEVICE, schema);
      Tablet tablet = new Tablet(DEVICE, schema, ROWS);
      for (int second = 0; second < seconds; second++) {
        int row = second % ROWS;
        for (int source = 0; source < sources; source++) {
          Reading reading = signals.reading(source, second);
          tablet.addTimestamp(row, reading.instant().toEpochMilli());
          tablet.addValue(row, 2 * source, reading.value());
          tablet.addValue(row, 2 * source + 1, (int) Status.of(reading));
        }
        if (row == ROWS - 1 || second == seconds - 1) {
          tablet.setRowSize(row + 1);
          writer.writeTree(tablet);
          tablet.reset();
        }
      }
    } catch (WriteProcessException refused) {
      throw new IOException(refused);
    }
    double cpu = (HistorianBenchmark.cpu() - begun) / 1e9 - generator;
    System.out.printf(
        "  TsFile write          %6.2f s CPU, %.1f M points/s, %.0f ns a reading%n",
        cpu, points / cpu / 1e6, cpu * 1e9 / points);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long before = System.nanoTime();
      trend(file, "v" + i % 4, seconds);
      times.add((System.nanoTime() - before) / 1e6);
    }
    times.sort(Comparator.naturalOrder());
    System.out.printf("  TsFile trend          %6.1f ms median of 5%n", times.get(2));
    System.out.printf(
        "  TsFile size           %6.3f bytes/point%n", (double) Files.size(file) / points);
    HistorianBenchmark.remove(file.resolveSibling(""));
  }

  private static void trend(Path file, String measurement, int seconds) throws IOException {
    double[] min = new double[2_000];
    double[] max = new double[2_000];
    Arrays.fill(min, Double.MAX_VALUE);
    Arrays.fill(max, -Double.MAX_VALUE);
    try (TsFileReader reader = new TsFileReader(file.toFile())) {
      var path = new org.apache.tsfile.read.common.Path(DEVICE, measurement, true);
      var rows = reader.query(QueryExpression.create(List.of(path), null));
      int row = 0;
      while (rows.hasNext()) {
        double value = rows.next().getFields().getFirst().getDoubleV();
        int bucket = (int) ((long) row++ * min.length / seconds);
        min[bucket] = Math.min(min[bucket], value);
        max[bucket] = Math.max(max[bucket], value);
      }
    }
  }
}
