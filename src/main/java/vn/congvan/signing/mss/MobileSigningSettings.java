package vn.congvan.signing.mss;

import java.net.URI;
import java.time.Duration;

/**
 * How an operator's mobile signature service is reached.
 *
 * @param address of its SOAP service
 * @param providerId our account there ({@code AP_ID})
 * @param providerPassword its password ({@code AP_PWD})
 * @param serviceId the service's own name ({@code MSSP_ID}, a URI)
 * @param profile the signature profile to ask for ({@code mssURI})
 * @param format the format to ask for: a raw signature; a whole PKCS#7 would not be over our
 *     attributes
 * @param timeout how long an answer may take
 */
public record MobileSigningSettings(
    URI address,
    String providerId,
    String providerPassword,
    String serviceId,
    String profile,
    String format,
    Duration timeout) {}
