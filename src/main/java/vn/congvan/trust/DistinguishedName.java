package vn.congvan.trust;

import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The names in a certificate, as people read them. */
public final class DistinguishedName {

  private static final Map<String, String> WORDS =
      Map.of(
          "0.9.2342.19200300.100.1.1", "UID",
          "1.2.840.113549.1.9.1", "E",
          "2.5.4.5", "SERIALNUMBER",
          "2.5.4.12", "T");

  private DistinguishedName() {}

  /** The whole name. */
  public static String of(X500Principal name) {
    return name.getName(X500Principal.RFC2253, WORDS);
  }

  /** The person or thing of that name; the whole name where it has no such part. */
  public static String commonName(X500Principal name) {
    var part = part(name, "CN");
    return part == null ? of(name) : part;
  }

  /** The organisation in the name, or null. */
  public static @Nullable String organization(X500Principal name) {
    return part(name, "O");
  }

  private static @Nullable String part(X500Principal name, String type) {
    try {
      var parts = new LdapName(of(name)).getRdns();
      for (var i = parts.size() - 1; i >= 0; i--) {
        if (parts.get(i).getType().equalsIgnoreCase(type)
            && parts.get(i).getValue() instanceof String text) {
          return text;
        }
      }
      return null;
    } catch (InvalidNameException e) {
      return null;
    }
  }
}
