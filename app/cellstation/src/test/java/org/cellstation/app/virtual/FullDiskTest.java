package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.JournalVerification;
import org.cellstation.station.storage.DiskStorage;
import org.cellstation.station.storage.Storage;
import org.cellstation.station.storage.StoredFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk fills up during a culture and is freed an hour later.
final class FullDiskTest {
  private static final String BATCH = "B-1";
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir private Path folder;

  /// A disk that takes nothing more while it is full.
  private static final class Disk implements Storage {
    private final Storage disk;
    private boolean full;

    Disk(Storage disk) {
      this.disk = disk;
    }

    @Override
    public List<String> list() throws IOException {
      return disk.list();
    }

    @Override
    public StoredFile open(String name) throws IOException {
      StoredFile file = disk.open(name);
      return new StoredFile() {
        @Override
        public long size() throws IOException {
          return file.size();
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
          if (full) {
            // A part of it still finds room.
            file.write(position, bytes.slice(0, bytes.remaining() / 2));
            throw new IOException("No space left on device");
          }
          file.write(position, bytes);
        }

        @Override
        public int read(long position, ByteBuffer into) throws IOException {
          return file.read(position, into);
        }

        @Override
        public void force() throws IOException {
          file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
          file.truncate(size);
        }

        @Override
        public void close() throws IOException {
          file.close();
        }
      };
    }

    @Override
    public StoredFile read(String name) throws IOException {
      return disk.read(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
      disk.delete(name);
    }

    @Override
    public String describe(String name) {
      return disk.describe(name);
    }
  }

  @Test
  @Tag("I-06")
  void controlGoesOnRequestsAreRefusedAndNothingIsLost() throws IOException, RefusedException {
    var journalDisk = new Disk(DiskStorage.unforced(folder.resolve("journal")));
    var historianDisk = new Disk(DiskStorage.unforced(folder.resolve("historian")));
    var virtual =
        new VirtualStation(
            journalDisk,
            historianDisk,
            folder,
            SkidSettings.nominal(),
            START,
            Duration.ofSeconds(10));
    var operator = RehearsalOperator.arrive(virtual.station(), virtual.skid()::sample);
    operator.begin("BR-1", "t-cell-expansion-short", BATCH, asked -> await(virtual, asked));
    while (!phaseRuns(virtual, "expand")) {
      pass(virtual, operator);
    }

    journalDisk.full = true;
    historianDisk.full = true;
    // Something to write: a probe is lost for a while.
    virtual.skid().faults().set("AT-102", Fault.SILENT, true);
    virtual.advance(Duration.ofMinutes(2));
    virtual.skid().faults().set("AT-102", Fault.SILENT, false);
    Snapshot inTrouble = picture(virtual);
    assertTrue(
        inTrouble.journalTrouble().contains("No space left on device"), inTrouble.journalTrouble());
    assertTrue(
        inTrouble.alarms().stream().anyMatch(a -> a.id().equals("station.journal") && a.listed()));
    assertTrue(
        virtual.historian().trouble().contains("No space left"), virtual.historian()::trouble);
    String before = phase(inTrouble);
    Reply refused =
        await(
            virtual,
            virtual.station().setSetpoint(operator.session(), "BR-1", "temperature", 36, "test"));
    assertFalse(refused.done());
    assertTrue(refused.text().contains("free space"), refused.text());
    long scans = inTrouble.scan().count();
    virtual.advance(Duration.ofHours(1));
    Snapshot later = picture(virtual);
    assertTrue(later.scan().count() - scans >= 3600, "scans were lost");
    assertEquals(before, phase(later), "the procedure went on without a journal");
    // It is still on its way up from the filling.
    assertEquals(37, virtual.skid().truth().celsius(), 0.6);
    assertTrue(later.units().getFirst().reading("DO").isGood());

    journalDisk.full = false;
    historianDisk.full = false;
    virtual.advance(Duration.ofMinutes(2));
    assertEquals("", picture(virtual).journalTrouble());
    assertEquals("", virtual.historian().trouble());
    while (state(virtual).kind() != ProcedureState.Kind.FINAL) {
      pass(virtual, operator);
    }
    assertEquals(ProcedureState.COMPLETE, state(virtual));
    int readings =
        virtual
            .historian()
            .readings("AT-101.pH", later.now().minus(Duration.ofHours(1)), later.now())
            .size();
    assertTrue(readings >= 3600, readings + " readings kept of the hour");
    virtual.close();
    assertTrue(JournalVerification.verify(folder.resolve("journal")).fault().isEmpty());
  }

  private static Reply await(VirtualStation virtual, CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  private static void pass(VirtualStation virtual, RehearsalOperator operator) {
    virtual.advance(Duration.ofSeconds(10));
    operator.look(picture(virtual));
    assertTrue(virtual.now().isBefore(START.plus(Duration.ofDays(1))), "it hangs");
  }

  private static Snapshot picture(VirtualStation virtual) {
    return virtual.station().snapshot();
  }

  private static ProcedureState state(VirtualStation virtual) {
    Snapshot.Batch batch = picture(virtual).units().getFirst().batch();
    return batch == null ? ProcedureState.IDLE : batch.procedure().state();
  }

  private static boolean phaseRuns(VirtualStation virtual, String id) {
    return phase(picture(virtual)).endsWith(id);
  }

  /// The path of the phase that is running, empty between two.
  private static String phase(Snapshot picture) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    String running = "";
    if (batch != null) {
      for (var element : batch.procedure().elements()) {
        if (element.state() == ProcedureState.RUNNING) {
          running = element.path();
        }
      }
    }
    return running;
  }
}
