package org.cellstation.recipes.exchange;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;

/// With which a site signs what it gives away.
public final class SiteKeyPair {
  private static final String ED25519 = "Ed25519";

  private final PrivateKey secret;
  private final SitePublicKey open;

  private SiteKeyPair(PrivateKey secret, SitePublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /// A new one, by the platform's secure chance.
  public static SiteKeyPair generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      return new SiteKeyPair(
          pair.getPrivate(), SitePublicKey.of(pair.getPublic().getEncoded()).orElseThrow());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /// Empty when the two are no Ed25519 keys, or do not belong together.
  ///
  /// @param secret in PKCS #8 form
  /// @param open in X.509 form
  public static Optional<SiteKeyPair> of(byte[] secret, byte[] open) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(secret));
      byte[] probe = {1, 2, 3};
      return SitePublicKey.of(open)
          .map(known -> new SiteKeyPair(key, known))
          .filter(pair -> pair.open.signed(probe, pair.sign(probe)));
    } catch (GeneralSecurityException notOne) {
      return Optional.empty();
    }
  }

  public SitePublicKey open() {
    return open;
  }

  /// In PKCS #8 form; to be kept where nobody else reads it.
  public byte[] secret() {
    return secret.getEncoded();
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(secret);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs anything", e);
    }
  }
}
