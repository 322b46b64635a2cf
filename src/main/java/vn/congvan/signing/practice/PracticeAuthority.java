package vn.congvan.signing.practice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A certification authority on a loopback socket: a root, an issuing authority below it, lists of
 * revoked certificates, OCSP, and a time-stamp authority.
 */
public final class PracticeAuthority implements AutoCloseable {

  private static final Instant ALWAYS = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration LIST_HOLDS = Duration.ofDays(7);
  private static final ASN1ObjectIdentifier TIME_STAMP_POLICY =
      new ASN1ObjectIdentifier("1.2.704.999.1");
  private static final String ORGANIZATION =
      "O=Cơ quan chứng thực THỰC HÀNH (không có giá trị),C=VN";

  private final Clock clock;
  private final HttpServer server;
  private final ExecutorService desk = Executors.newFixedThreadPool(4);
  private final boolean wellKnown;
  private final KeyPair rootKeys;
  private final KeyPair issuingKeys;
  private final X509Certificate root;
  private final X509Certificate issuing;
  private final Holder timeStamps;
  private final Map<BigInteger, X509Certificate> issued = new ConcurrentHashMap<>();
  private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
  private final AtomicLong stamps = new AtomicLong();
  private final SecureRandom random = new SecureRandom();

  /** Opens a new authority on a port of this machine, 0 for any free one. */
  public PracticeAuthority(int port, Clock clock) {
    this(port, clock, false);
  }

  /**
   * The same authority wherever and whenever it is opened, with keys that anybody can make: what
   * was signed in a practice province stays good over a restart, and proves nothing to anybody.
   */
  public static PracticeAuthority wellKnown(int port, Clock clock) {
    return new PracticeAuthority(port, clock, true);
  }

  private PracticeAuthority(int port, Clock clock, boolean wellKnown) {
    this.clock = clock;
    this.wellKnown = wellKnown;
    this.rootKeys = keys(KeyKind.RSA_2048, "root");
    this.issuingKeys = keys(KeyKind.RSA_2048, "issuing");
    try {
      server = Loopback.open(port);
    } catch (IOException e) {
      throw new IllegalStateException("The practice authority cannot listen on port " + port, e);
    }
    var now = wellKnown ? ALWAYS : clock.instant();
    var rootName = new X500Name("CN=CA gốc thực hành," + ORGANIZATION);
    var issuingName = new X500Name("CN=CA cấp phát thực hành," + ORGANIZATION);
    root =
        certificate(
            rootName, rootKeys, rootName, rootKeys, now, Duration.ofDays(7300), Use.AUTHORITY);
    issuing =
        certificate(
            rootName,
            rootKeys,
            issuingName,
            issuingKeys,
            now,
            Duration.ofDays(3650),
            Use.AUTHORITY);
    var stampKeys = keys(KeyKind.RSA_2048, "time-stamps");
    timeStamps =
        new Holder(
            stampKeys.getPrivate(),
            List.of(
                certificate(
                    issuingName,
                    issuingKeys,
                    new X500Name("CN=Dấu thời gian thực hành," + ORGANIZATION),
                    stampKeys,
                    now,
                    Duration.ofDays(3650),
                    Use.TIME_STAMPS),
                issuing,
                root));
    server.createContext("/ocsp", exchange -> answer(exchange, this::ocsp));
    server.createContext("/tsa", exchange -> answer(exchange, this::timeStamp));
    server.createContext("/root.crl", exchange -> answer(exchange, body -> list(root, rootKeys)));
    server.createContext(
        "/issuing.crl", exchange -> answer(exchange, body -> list(issuing, issuingKeys)));
    server.createContext("/root.crt", exchange -> answer(exchange, body -> root.getEncoded()));
    server.createContext(
        "/issuing.crt", exchange -> answer(exchange, body -> issuing.getEncoded()));
    server.setExecutor(desk);
    server.start();
  }

  /** The root that the practice province trusts. */
  public X509Certificate root() {
    return root;
  }

  /** The authority that issues people's certificates. */
  public X509Certificate issuing() {
    return issuing;
  }

  /** Where time stamps are given. */
  public URI timeStampAddress() {
    return address("/tsa");
  }

  /** Issues a certificate for signing, valid from now. */
  public Holder issue(String commonName, KeyKind kind, Duration valid) {
    var keys = kind.newPair();
    return new Holder(
        keys.getPrivate(),
        List.of(
            certificate(
                X500Name.getInstance(issuing.getSubjectX500Principal().getEncoded()),
                issuingKeys,
                new X500Name("CN=" + commonName + "," + ORGANIZATION),
                keys,
                clock.instant(),
                valid,
                Use.SIGNATURES),
            issuing,
            root));
  }

  /** The well-known certificate of somebody in the practice province; the same each time. */
  public Holder issueTo(String id, String commonName) {
    var keys = keys(KeyKind.P_256, id);
    var subject =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "VN")
            .addRDN(BCStyle.O, "Tỉnh THỰC HÀNH (không có giá trị)")
            .addRDN(BCStyle.UID, id)
            .addRDN(BCStyle.CN, commonName)
            .build();
    return new Holder(
        keys.getPrivate(),
        List.of(
            certificate(
                X500Name.getInstance(issuing.getSubjectX500Principal().getEncoded()),
                issuingKeys,
                subject,
                keys,
                ALWAYS,
                Duration.ofDays(3650),
                Use.SIGNATURES),
            issuing,
            root));
  }

  private KeyPair keys(KeyKind kind, String whose) {
    if (!wellKnown) {
      return kind.newPair();
    }
    try {
      // Seeded before its first use, this generator gives the same numbers each time.
      var seeded = SecureRandom.getInstance("SHA1PRNG");
      seeded.setSeed(("congvan-practice:" + whose).getBytes(StandardCharsets.UTF_8));
      return kind.newPair(seeded);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private BigInteger serial(X500Name subject) {
    return wellKnown
        ? new BigInteger(
            "1"
                + UUID.nameUUIDFromBytes(subject.toString().getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", "")
                    .substring(4),
            16)
        : new BigInteger(120, random);
  }

  /** Revokes a certificate from now on. */
  public void revoke(X509Certificate certificate) {
    revoked.put(certificate.getSerialNumber(), clock.instant());
  }

  @Override
  public void close() {
    server.stop(0);
    desk.shutdownNow();
  }

  private enum Use {
    AUTHORITY,
    SIGNATURES,
    TIME_STAMPS
  }

  private X509Certificate certificate(
      X500Name issuer,
      KeyPair issuerKeys,
      X500Name subject,
      KeyPair keys,
      Instant from,
      Duration valid,
      Use use) {
    try {
      var serial = serial(subject);
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              serial,
              Date.from(from.minus(Duration.ofMinutes(5))),
              Date.from(from.plus(valid)),
              subject,
              keys.getPublic());
      var extensions = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          extensions.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          extensions.createSubjectKeyIdentifier(keys.getPublic()));
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(use == Use.AUTHORITY));
      builder.addExtension(
          Extension.keyUsage,
          true,
          switch (use) {
            case AUTHORITY ->
                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature);
            case SIGNATURES -> new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
            case TIME_STAMPS -> new KeyUsage(KeyUsage.digitalSignature);
          });
      if (use == Use.TIME_STAMPS) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            true,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      } else if (use == Use.SIGNATURES) {
        // Without a purpose some verifiers take a signer for unknown.
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
      }
      if (!issuer.equals(subject)) {
        var byRoot = issuerKeys == rootKeys;
        builder.addExtension(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(
                new DistributionPoint[] {
                  new DistributionPoint(
                      new DistributionPointName(
                          new GeneralNames(uri(byRoot ? "/root.crl" : "/issuing.crl"))),
                      null,
                      null)
                }));
        builder.addExtension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                new AccessDescription[] {
                  new AccessDescription(AccessDescription.id_ad_ocsp, uri("/ocsp")),
                  new AccessDescription(
                      AccessDescription.id_ad_caIssuers, uri(byRoot ? "/root.crt" : "/issuing.crt"))
                }));
      }
      var certificate =
          new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuerKeys)));
      issued.put(serial, certificate);
      return certificate;
    } catch (Exception e) {
      throw new IllegalStateException("The practice authority could not issue a certificate", e);
    }
  }

  private byte[] list(X509Certificate authority, KeyPair keys) throws Exception {
    var now = clock.instant();
    var builder = new JcaX509v2CRLBuilder(authority, Date.from(now.minusSeconds(60)));
    builder.setNextUpdate(Date.from(now.plus(LIST_HOLDS)));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
    builder.addExtension(
        Extension.cRLNumber,
        false,
        new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
    revoked.forEach(
        (serial, at) -> {
          var certificate = issued.get(serial);
          if (certificate != null
              && certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
            builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise);
          }
        });
    return builder.build(signer(keys)).getEncoded();
  }

  private byte[] ocsp(byte[] body) throws Exception {
    var request = new OCSPReq(body);
    var now = clock.instant();
    // Each authority answers for what it issued itself.
    var first = request.getRequestList()[0].getCertID().getSerialNumber();
    var asked = issued.get(first);
    var byRoot =
        asked != null && asked.getIssuerX500Principal().equals(root.getSubjectX500Principal());
    var keys = byRoot ? rootKeys : issuingKeys;
    BasicOCSPRespBuilder answers =
        new JcaBasicOCSPRespBuilder(
            keys.getPublic(),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(org.bouncycastle.cert.ocsp.RespID.HASH_SHA1));
    for (var question : request.getRequestList()) {
      answers.addResponse(
          question.getCertID(),
          status(question.getCertID().getSerialNumber()),
          Date.from(now.minusSeconds(60)),
          Date.from(now.plus(LIST_HOLDS)),
          null);
    }
    var nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      answers.setResponseExtensions(new org.bouncycastle.asn1.x509.Extensions(nonce));
    }
    var chain =
        new org.bouncycastle.cert.X509CertificateHolder[] {
          new JcaX509CertificateHolder(byRoot ? root : issuing)
        };
    OCSPResp answer =
        new OCSPRespBuilder()
            .build(OCSPRespBuilder.SUCCESSFUL, answers.build(signer(keys), chain, Date.from(now)));
    return answer.getEncoded();
  }

  private CertificateStatus status(BigInteger serial) throws OCSPException {
    // A well-known one has issued more than it remembers since it was opened.
    if (!issued.containsKey(serial) && !wellKnown) {
      return new UnknownStatus();
    }
    var at = revoked.get(serial);
    return at == null
        ? CertificateStatus.GOOD
        : new RevokedStatus(Date.from(at), CRLReason.keyCompromise);
  }

  private byte[] timeStamp(byte[] body) throws Exception {
    var request = new TimeStampRequest(body);
    var tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .build("SHA256withRSA", timeStamps.key(), timeStamps.certificate()),
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(
                    new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                        org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256)),
            TIME_STAMP_POLICY);
    tokens.addCertificates(new org.bouncycastle.cert.jcajce.JcaCertStore(timeStamps.chain()));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
        .generate(request, BigInteger.valueOf(stamps.incrementAndGet()), Date.from(clock.instant()))
        .getEncoded();
  }

  private static ContentSigner signer(KeyPair keys) throws OperatorCreationException {
    return new JcaContentSignerBuilder(KeyKind.algorithmFor(keys.getPrivate()))
        .build(keys.getPrivate());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private GeneralName uri(String path) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, address(path).toString());
  }

  private interface Desk {
    byte[] answer(byte[] question) throws Exception;
  }

  private static final Map<String, String> CONTENT_TYPES =
      new HashMap<>(
          Map.of(
              "/ocsp", "application/ocsp-response",
              "/tsa", "application/timestamp-reply",
              "/root.crl", "application/pkix-crl",
              "/issuing.crl", "application/pkix-crl",
              "/root.crt", "application/pkix-cert",
              "/issuing.crt", "application/pkix-cert"));

  private static void answer(HttpExchange exchange, Desk desk) throws IOException {
    try (exchange) {
      byte[] answer;
      try {
        answer = desk.answer(question(exchange));
      } catch (Exception e) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Type", CONTENT_TYPES.get(exchange.getHttpContext().getPath()));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** What was asked: small questions about revocation come in the address (RFC 5019, 5). */
  private static byte[] question(HttpExchange exchange) throws IOException {
    var context = exchange.getHttpContext().getPath();
    var path = exchange.getRequestURI().getPath();
    return exchange.getRequestMethod().equals("GET") && path.length() > context.length()
        ? Base64.getDecoder().decode(path.substring(context.length() + 1))
        : exchange.getRequestBody().readAllBytes();
  }
}
