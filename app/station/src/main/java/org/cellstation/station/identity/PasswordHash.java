package org.cellstation.station.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as PBKDF2-HMAC-SHA256 with a salt of its own (NIST SP 800-132; the number of
/// iterations as OWASP advises). Composed and decomposed letters are the same password.
///
/// @param salt hex
/// @param hash hex
record PasswordHash(int iterations, String salt, String hash) {
  private static final int BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  static PasswordHash of(char[] password, int iterations) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new PasswordHash(
        iterations,
        HexFormat.of().formatHex(salt),
        HexFormat.of().formatHex(derive(password, salt, iterations)));
  }

  /// Takes the same time whether it matches or not.
  boolean matches(char[] password) {
    byte[] derived = derive(password, HexFormat.of().parseHex(salt), iterations);
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII),
        HexFormat.of().formatHex(derived).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    char[] composed = Normalizer.normalize(new String(password), Normalizer.Form.NFC).toCharArray();
    PBEKeySpec key = new PBEKeySpec(composed, salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", impossible);
    } finally {
      key.clearPassword();
      Arrays.fill(composed, '\0');
    }
  }
}
