package vn.congvan.signing.token;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the desktop agent is reached, and how it reaches us.
 *
 * @param address where the agent listens on each signer's machine; our pages may speak to this
 *     address and to none other
 * @param ourAddress the address under which signers' machines reach this server; null for the one
 *     by which the signer's page was asked for
 * @param growth how much a signature may add to a file
 * @param statusAsNumber whether the agent wants {@code Status} as 1 or 0; most want true or false
 */
@ConfigurationProperties("congvan.signing.agent")
record AgentSettings(
    URI address,
    @Nullable URI ourAddress,
    @DefaultValue("4MB") DataSize growth,
    @DefaultValue("false") boolean statusAsNumber) {}
