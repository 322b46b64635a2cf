package vn.congvan.trust;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Lets the practice province trust its own authority; nothing outside of it can. */
@Service
@Profile("demo")
public class PracticeTrust {

  private final TrustList list;

  PracticeTrust(TrustList list) {
    this.list = list;
  }

  /** Takes the word of the practice authority with these certificates, and of no earlier one. */
  public void take(Set<X509Certificate> authorities) {
    list.take(TrustSource.PRACTICE, authorities, "system");
  }
}
