package vn.congvan.trust;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the trust list comes from, and what asking an authority may cost.
 *
 * @param list the list's address: https, a file of certificates, or a folder of such files; none if
 *     certificates are added by hand only
 * @param openAddresses hosts that may be asked although they lie on this machine or in a private
 *     network, as {@code host} or {@code host:port}
 * @param answerTime how long one question to an authority may take in all
 * @param largestList the longest list of revoked certificates that is read
 * @param keepLists how long such a list is used before it is asked for again
 */
@Validated
@ConfigurationProperties("congvan.trust")
public record TrustSettings(
    @Nullable String list,
    @NotNull @DefaultValue List<String> openAddresses,
    @NotNull @DefaultValue("10s") Duration answerTime,
    @NotNull @DefaultValue("20MB") DataSize largestList,
    @NotNull @DefaultValue("1h") Duration keepLists) {}
