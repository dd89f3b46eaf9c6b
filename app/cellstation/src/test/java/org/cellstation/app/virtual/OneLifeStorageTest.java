package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cellstation.station.storage.StoredFile;
import org.junit.jupiter.api.Test;

final class OneLifeStorageTest {
  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(StoredFile file) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(100);
    file.read(0, read);
    return new String(read.array(), 0, read.position(), StandardCharsets.US_ASCII);
  }

  @Test
  void whatALostProgramDoesAfterwardsReachesNothing() throws IOException {
    var disk = new MemoryStorage();
    var life = new OneLifeStorage(disk);
    StoredFile file = life.open("journal");
    file.write(0, bytes("kept"));
    life.lose();
    assertThrows(IOException.class, () -> file.write(4, bytes("lost")));
    assertThrows(IOException.class, () -> life.open("another"));
    assertEquals("kept", text(new OneLifeStorage(disk).read("journal")));
  }

  @Test
  void memoryKeepsFilesAsADiskDoes() throws IOException {
    var disk = new MemoryStorage();
    StoredFile file = disk.open("a");
    file.write(2, bytes("yz"));
    file.write(0, bytes("wx"));
    assertEquals("wxyz", text(file));
    file.truncate(3);
    file.write(5, bytes("!"));
    assertEquals("wxy\0\0!", text(file));
    disk.rename("a", "b");
    assertEquals(List.of("b"), disk.list());
    assertEquals(6, disk.read("b").size());
    assertThrows(IOException.class, () -> disk.read("a"));
    disk.delete("b");
    assertEquals(List.of(), disk.list());
  }
}
