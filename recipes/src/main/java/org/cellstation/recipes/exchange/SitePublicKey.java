package org.cellstation.recipes.exchange;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// By which a site's packages are known: an Ed25519 key, RFC 8032.
public final class SitePublicKey {
  private static final String ED25519 = "Ed25519";

  /// Of an Ed25519 key in X.509 form; anything longer is none.
  private static final int ENCODED_BYTES = 44;

  private final PublicKey key;

  private SitePublicKey(PublicKey key) {
    this.key = key;
  }

  /// Empty when the bytes are no Ed25519 key.
  ///
  /// @param encoded in X.509 form
  public static Optional<SitePublicKey> of(byte[] encoded) {
    if (encoded.length != ENCODED_BYTES) {
      return Optional.empty();
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
      return Arrays.equals(key.getEncoded(), encoded)
          ? Optional.of(new SitePublicKey(key))
          : Optional.empty();
    } catch (GeneralSecurityException notOne) {
      return Optional.empty();
    }
  }

  /// In X.509 form.
  public byte[] encoded() {
    return key.getEncoded();
  }

  /// What two people compare on the telephone: the SHA-256 of the key, in groups of four.
  public String fingerprint() {
    try {
      String hex =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded()))
              .toUpperCase(Locale.ROOT);
      return IntStream.range(0, hex.length() / 4)
          .mapToObj(i -> hex.substring(4 * i, 4 * i + 4))
          .collect(Collectors.joining(" "));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  boolean signed(byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ED25519);
      check.initVerify(key);
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
