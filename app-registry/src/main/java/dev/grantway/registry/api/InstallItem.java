package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.installs.Install;
import dev.grantway.registry.installs.InstallFact;
import dev.grantway.registry.installs.InstallHealth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An installation, as a program reads it.
 *
 * @param accountId absent for an account of another provider
 * @param state others may come
 * @param tokensIssuedAt since when it is installed; absent before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstallItem(
        String installationId,
        @Nullable Integer accountId,
        String accountName,
        String domain,
        String accountKind,
        int generation,
        String state,
        String version,
        List<String> scopes,
        @Nullable Instant tokensIssuedAt,
        Instant changedAt) {
    /** Something that happened to it. */
    record Fact(String type, int generation, Instant at) {
        static Fact of(InstallFact fact) {
            return new Fact(fact.type(), fact.generation(), fact.at());
        }
    }

    /** What it did within seven days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Health(@Nullable Instant lastUsedAt, long calls, long refusedCalls, long deliveries, long failedDeliveries) {
        static Health of(InstallHealth health) {
            return new Health(
                    health.lastUsedAt().orElse(null),
                    health.calls(),
                    health.refused(),
                    health.deliveries(),
                    health.failedDeliveries());
        }
    }

    static InstallItem of(Install install) {
        return new InstallItem(
                install.installationId(),
                install.accountId().isPresent() ? install.accountId().getAsInt() : null,
                install.accountName(),
                install.domain(),
                install.accountKind(),
                install.generation(),
                install.state().name(),
                install.version(),
                install.scopes(),
                install.tokensIssuedAt().orElse(null),
                install.changedAt());
    }
}
