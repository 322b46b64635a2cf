package vn.congvan.signing.mss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import vn.congvan.shared.WholeAnswer;
import vn.congvan.signing.HashSigner;
import vn.congvan.signing.InBase64;
import vn.congvan.signing.Means;
import vn.congvan.signing.SignerAnswer;
import vn.congvan.signing.SignerAnswer.NotSigned;
import vn.congvan.signing.SignerAnswer.Signed;
import vn.congvan.signing.SignerAnswer.Waiting;
import vn.congvan.signing.SignerAnswer.Why;
import vn.congvan.signing.SignerUnreachable;
import vn.congvan.signing.SigningRequest;

/**
 * Signs on a telephone by ETSI TS 102 204 v1.1.4, SOAP 1.2, in the mode asynchClientServer: the
 * service takes the request at once, and is asked until the owner has entered the PIN.
 */
public class MobileSigner implements HashSigner {

  private static final String MSS = "http://uri.etsi.org/TS102204/v1.1.2#";
  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  private static final Pattern SUBCODE = Pattern.compile("_(\\d{3})(?!\\d)");
  private static final int REQUEST_OK = 100;
  private static final int SIGNATURE = 500;
  private static final int VALID_SIGNATURE = 502;
  private static final int OUTSTANDING = 504;

  private final MobileSigningSettings settings;
  private final Clock clock;
  private final HttpClient client;

  /** Speaks with one operator's service. */
  public MobileSigner(MobileSigningSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  @Override
  public Means means() {
    return Means.SIM_MSS;
  }

  @Override
  public SignerAnswer ask(SigningRequest request) throws SignerUnreachable {
    var reply =
        call(
            body -> {
              body.writeStartElement("mss", "MSS_SignatureReq", MSS);
              version(body);
              body.writeAttribute("MessagingMode", "asynchClientServer");
              body.writeAttribute("TimeOut", Long.toString(request.patience().toSeconds()));
              us(body, request.id());
              body.writeStartElement(MSS, "MobileUser");
              element(body, "MSISDN", request.account());
              body.writeEndElement();
              body.writeStartElement(MSS, "DataToBeSigned");
              body.writeAttribute("MimeType", "application/x-sha256");
              body.writeAttribute("Encoding", "base64");
              body.writeCharacters(Base64.getEncoder().encodeToString(request.hash()));
              body.writeEndElement();
              body.writeStartElement(MSS, "DataToBeDisplayed");
              body.writeAttribute("MimeType", "text/plain");
              body.writeAttribute("Encoding", "UTF-8");
              body.writeCharacters(request.shown());
              body.writeEndElement();
              uri(body, "SignatureProfile", settings.profile());
              uri(body, "MSS_Format", settings.format());
              body.writeEndElement();
            });
    if (reply.code() != REQUEST_OK) {
      return notSigned(reply);
    }
    if (reply.transaction().isEmpty()) {
      throw new SignerUnreachable("The service took the request without naming it", null);
    }
    return new Waiting(request.id() + "/" + reply.transaction());
  }

  @Override
  public SignerAnswer answer(String transaction) throws SignerUnreachable {
    var ours = transaction.substring(0, transaction.indexOf('/'));
    var theirs = transaction.substring(ours.length() + 1);
    var reply =
        call(
            body -> {
              body.writeStartElement("mss", "MSS_StatusReq", MSS);
              version(body);
              body.writeAttribute("MSSP_TransID", theirs);
              us(body, ours);
              body.writeEndElement();
            });
    return switch (reply.code()) {
      case SIGNATURE, VALID_SIGNATURE -> new Signed(InBase64.signature(reply.signature()));
      case OUTSTANDING, REQUEST_OK -> new Waiting(transaction);
      default -> notSigned(reply);
    };
  }

  private static SignerAnswer notSigned(Reply reply) {
    return new NotSigned(why(reply.code()), Integer.toString(reply.code()));
  }

  private static Why why(int code) {
    return switch (code) {
      case 401 -> Why.CANCELLED;
      case 208 -> Why.EXPIRED;
      case 209 -> Why.OUT_OF_REACH;
      case 402, 403 -> Why.BLOCKED;
      case 404, 422, 425, 501 -> Why.NO_CERTIFICATE;
      case 406 -> Why.BUSY;
      case 101, 102, 103, 104, 105, 107, 108, 109 -> Why.REFUSED;
      default -> Why.FAILED;
    };
  }

  private static void version(XMLStreamWriter body) throws XMLStreamException {
    body.writeNamespace("mss", MSS);
    body.writeAttribute("MajorVersion", "1");
    body.writeAttribute("MinorVersion", "1");
  }

  private void us(XMLStreamWriter body, String id) throws XMLStreamException {
    body.writeStartElement(MSS, "AP_Info");
    body.writeAttribute("AP_ID", settings.providerId());
    body.writeAttribute("AP_TransID", id);
    body.writeAttribute("AP_PWD", settings.providerPassword());
    body.writeAttribute("Instant", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    body.writeEndElement();
    body.writeStartElement(MSS, "MSSP_Info");
    body.writeStartElement(MSS, "MSSP_ID");
    element(body, "URI", settings.serviceId());
    body.writeEndElement();
    body.writeEndElement();
  }

  private static void uri(XMLStreamWriter body, String name, String uri) throws XMLStreamException {
    body.writeStartElement(MSS, name);
    element(body, "mssURI", uri);
    body.writeEndElement();
  }

  private static void element(XMLStreamWriter body, String name, String text)
      throws XMLStreamException {
    body.writeStartElement(MSS, name);
    body.writeCharacters(text);
    body.writeEndElement();
  }

  private interface Content {
    void write(XMLStreamWriter body) throws XMLStreamException;
  }

  private record Reply(int code, String transaction, String signature) {}

  private Reply call(Content content) throws SignerUnreachable {
    try {
      var response =
          WholeAnswer.to(
              client,
              HttpRequest.newBuilder(settings.address())
                  .timeout(settings.timeout())
                  .header("Content-Type", "application/soap+xml; charset=utf-8")
                  .POST(HttpRequest.BodyPublishers.ofString(envelope(content)))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return reply(response.body());
    } catch (IOException | XMLStreamException e) {
      throw new SignerUnreachable("The mobile signature service does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SignerUnreachable("Interrupted", e);
    }
  }

  private static String envelope(Content content) throws XMLStreamException {
    var text = new StringWriter();
    var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("soap", "Envelope", SOAP);
    xml.writeNamespace("soap", SOAP);
    xml.writeStartElement(SOAP, "Body");
    content.write(xml);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
    return text.toString();
  }

  private static Reply reply(byte[] answer) throws SignerUnreachable {
    Element root;
    try {
      root =
          parser()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(answer))
              .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new SignerUnreachable("The mobile signature service answered no XML", e);
    }
    // A refusal arrives as a fault whose subcode is the status, such as _401.
    var fault = first(root, SOAP, "Fault");
    if (fault != null) {
      var subcode = SUBCODE.matcher(fault.getTextContent());
      if (!subcode.find()) {
        throw new SignerUnreachable("The mobile signature service failed", null);
      }
      return new Reply(Integer.parseInt(subcode.group(1)), "", "");
    }
    var status = first(root, MSS, "StatusCode");
    if (status == null || !status.getAttribute("Value").matches("\\d{3}")) {
      throw new SignerUnreachable("The mobile signature service gave no status", null);
    }
    var holder = (Element) status.getParentNode().getParentNode();
    var signature = first(root, MSS, "Base64Signature");
    return new Reply(
        Integer.parseInt(status.getAttribute("Value")),
        holder.getAttribute("MSSP_TransID"),
        signature == null ? "" : signature.getTextContent());
  }

  private static DocumentBuilderFactory parser() throws ParserConfigurationException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }

  private static @Nullable Element first(Element root, String namespace, String name) {
    return (Element) root.getElementsByTagNameNS(namespace, name).item(0);
  }
}
