package vn.congvan.signing.pades;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import vn.congvan.shared.ProvinceClock;
import vn.congvan.signing.practice.Holder;

/** The acts that the benchmark of seals counts, on one letter with one holder's key. */
public final class SealRuns {

  private static final SignatureLook SEAL = PracticeLetters.sealImage();

  private final byte[] letter;
  private final Holder holder;
  private final String provider;
  private final PadesSigner signer =
      new PadesSigner(
          new TrustServices(List.of(), null, null, null), Clock.system(ProvinceClock.ZONE));

  /** Signs with that key through that provider. */
  public SealRuns(Holder holder, String provider) {
    this.holder = holder;
    this.provider = provider;
    this.letter = PracticeLetters.letter();
  }

  /** The size of the letter. */
  public int size() {
    return letter.length;
  }

  /** The key's own operation over as much as a signature covers, and nothing else. */
  public void raw() {
    try {
      var signature = Signature.getInstance(algorithm(), provider);
      signature.initSign(holder.key());
      signature.update(new byte[214]);
      signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A whole seal at once. */
  public void oneShot(boolean visible) {
    signer.sign(letter, look(visible), holder.chain(), holder.key(), provider);
  }

  /** First phase alone. */
  public PreparedPages prepare(boolean visible) {
    return signer.prepare(letter, look(visible), holder.chain());
  }

  /** The value that a device would give. */
  public byte[] value(PreparedPages prepared) {
    try {
      var signature = Signature.getInstance(algorithm(), provider);
      signature.initSign(holder.key());
      signature.update(prepared.signedAttributes());
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Second phase alone. */
  public void complete(PreparedPages prepared, byte[] value) {
    signer.complete(prepared, value, holder.certificate());
  }

  /** Both phases with the value between them. */
  public void twoPhases(boolean visible) {
    var prepared = prepare(visible);
    complete(prepared, value(prepared));
  }

  private String algorithm() {
    return holder.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  private static SignatureLook look(boolean visible) {
    return visible ? SEAL : SignatureLook.INVISIBLE;
  }
}
