package vn.congvan.signing.pkcs11;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.congvan.signing.HashSigner;
import vn.congvan.signing.Means;
import vn.congvan.signing.SignerAnswer;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;

/**
 * Signs with keys that the server may use, for instance an agency's seal in a hardware module; asks
 * nobody and answers at once. An account is {@code <place>/<label of the key>}.
 */
public class ServerKeys implements HashSigner {

  private static final Logger log = LoggerFactory.getLogger(ServerKeys.class);

  private final Map<String, KeyPlace> places = new LinkedHashMap<>();

  /** Uses the keys of these places; each is opened when it is needed first. */
  public ServerKeys(ServerKeySettings settings) {
    settings.keys().forEach((name, place) -> places.put(name, new KeyPlace(name, place)));
  }

  /** A key that is there, with its certificates. */
  public record Offered(String account, List<X509Certificate> chain) {}

  /** All keys that may be registered; a place that does not open is told in the log. */
  public List<Offered> certificates() {
    var offered = new ArrayList<Offered>();
    places.forEach(
        (name, place) -> {
          try {
            place
                .chains()
                .forEach((label, chain) -> offered.add(new Offered(name + "/" + label, chain)));
          } catch (SignerUnreachable e) {
            log.warn("{}: {}", e.getMessage(), String.valueOf(e.getCause()));
          } catch (KeyPlace.WrongPin e) {
            log.warn("The PIN of the keys {} is wrong; it is not tried again until a start", name);
          }
        });
    return offered;
  }

  @Override
  public Means means() {
    return Means.SERVER_KEY;
  }

  @Override
  public SignerAnswer ask(SigningRequest request) throws SignerUnreachable {
    var end = request.account().indexOf('/');
    var place = end < 0 ? null : places.get(request.account().substring(0, end));
    if (place == null) {
      return new NotSigned(Why.NO_CERTIFICATE, "no such place");
    }
    try {
      var label = request.account().substring(end + 1);
      var value = place.sign(label, request.hash());
      if (value == null) {
        return new NotSigned(Why.NO_CERTIFICATE, "no such key");
      }
      var further = new ArrayList<byte[]>();
      for (var each : request.further()) {
        further.add(java.util.Objects.requireNonNull(place.sign(label, each.hash())));
      }
      return new Signed(value, List.copyOf(further));
    } catch (KeyPlace.WrongPin e) {
      return new NotSigned(Why.BLOCKED, "wrong PIN");
    }
  }

  @Override
  public SignerAnswer answer(String transaction) throws SignerUnreachable {
    throw new SignerUnreachable("A key on the server leaves nothing to be asked again", null);
  }
}
