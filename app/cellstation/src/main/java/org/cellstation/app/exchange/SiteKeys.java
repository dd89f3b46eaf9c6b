package org.cellstation.app.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cellstation.app.assembly.InputException;
import org.cellstation.recipes.exchange.SiteKeyPair;

/// The site's own key, made when it is first needed. The secret half can be read by the account
/// that runs the station and by nobody else.
public final class SiteKeys {
  private static final String SECRET = "site-key.secret";
  private static final String OPEN = "site-key.public";

  private final Path folder;

  /// @param data the station's data directory
  public SiteKeys(Path data) {
    folder = data.resolve("keys");
  }

  /// @throws InputException when there is a key that cannot be used
  public SiteKeyPair own() throws InputException, IOException {
    Path secret = folder.resolve(SECRET);
    Path open = folder.resolve(OPEN);
    if (!Files.exists(secret) && !Files.exists(open)) {
      return make(secret, open);
    }
    if (Files.exists(secret) && Files.exists(open)) {
      Optional<SiteKeyPair> pair = SiteKeyPair.of(read(secret), read(open));
      if (pair.isPresent()) {
        return pair.get();
      }
    }
    throw new InputException(
        "The site's key in "
            + folder
            + " is damaged or not complete. Restore both files from the backup; to begin with a new"
            + " key, remove both, and tell every site that accepted the old one.");
  }

  private static byte[] read(Path file) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException | CharacterCodingException noText) {
      return new byte[0];
    }
  }

  private SiteKeyPair make(Path secret, Path open) throws IOException {
    Files.createDirectories(folder, only("rwx------"));
    SiteKeyPair pair = SiteKeyPair.generate();
    Files.createFile(secret, only("rw-------"));
    restrict(secret);
    Files.writeString(secret, text(pair.secret()), StandardCharsets.US_ASCII);
    Files.writeString(open, text(pair.open().encoded()), StandardCharsets.US_ASCII);
    return pair;
  }

  private static String text(byte[] key) {
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  private static FileAttribute<?>[] only(String rights) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
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
}
