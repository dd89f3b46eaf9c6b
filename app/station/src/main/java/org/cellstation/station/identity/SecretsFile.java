package org.cellstation.station.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.api.Station.Role;
import org.jspecify.annotations.Nullable;

/// The file that holds the password hashes, apart from the journal, readable by its owner only. It
/// is replaced as a whole, so there is never half of one.
final class SecretsFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;
  private final Path path;

  SecretsFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /// Accounts by their {@link UserId#key}, in the order of their creation.
  Map<String, Account> read() throws IOException {
    Map<String, Account> accounts = new LinkedHashMap<>();
    if (Files.notExists(path)) {
      return accounts;
    }
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(path));
      if (root.path("version").intValue() != VERSION || !root.path("accounts").isArray()) {
        throw new IllegalArgumentException("it is not a version " + VERSION + " secrets file");
      }
      for (JsonNode node : root.path("accounts")) {
        Account account = account(node);
        if (accounts.put(UserId.key(account.user()), account) != null) {
          throw new IllegalArgumentException("user " + account.user() + " stands in it twice");
        }
      }
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      throw new IOException(
          "The users cannot be read from "
              + path
              + ": "
              + unreadable.getMessage()
              + ". Nothing was changed; restore the file from the last backup.",
          unreadable);
    }
    return accounts;
  }

  void write(Collection<Account> accounts) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ArrayNode list = root.putArray("accounts");
    for (Account account : accounts) {
      list.addObject()
          .put("user", account.user())
          .put("fullName", account.fullName())
          .put("role", account.role().name())
          .put("created", account.created().toString())
          .put("by", account.by())
          .put("failures", account.failures())
          .put("locked", account.locked())
          .put("active", account.active())
          .put("iterations", account.password().iterations())
          .put("salt", account.password().salt())
          .put("hash", account.password().hash());
    }
    Path directory = path.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Path unfinished = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly())) {
      restrict(unfinished);
      ByteBuffer bytes =
          ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(directory);
  }

  private static Account account(JsonNode node) {
    String salt = node.required("salt").textValue();
    String hash = node.required("hash").textValue();
    int iterations = node.required("iterations").intValue();
    if (iterations < 1 || !salt.matches("[0-9a-f]{32}") || !hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a password hash in it is damaged");
    }
    return new Account(
        node.required("user").textValue(),
        node.required("fullName").textValue(),
        Role.valueOf(node.required("role").textValue()),
        Instant.parse(node.required("created").textValue()),
        node.required("by").textValue(),
        new PasswordHash(iterations, salt, hash),
        node.required("failures").intValue(),
        node.required("locked").booleanValue(),
        node.required("active").booleanValue());
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// Where rights are lists (Windows): one entry, for the owner.
  private static void restrict(Path file) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null) {
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(Files.getOwner(file))
                  .setPermissions(AclEntryPermission.values())
                  .build()));
    }
  }

  private static void forceDirectory(@Nullable Path directory) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (directory != null && posix) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
