package dev.grantway.registry.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.directory.EmailAddress;
import dev.grantway.registry.oidc.AdmissionDecision.Bind;
import dev.grantway.registry.oidc.AdmissionDecision.Claimed;
import dev.grantway.registry.oidc.AdmissionDecision.Create;
import dev.grantway.registry.oidc.AdmissionDecision.Known;
import dev.grantway.registry.oidc.AdmissionDecision.Unknown;
import dev.grantway.registry.oidc.AdmissionDecision.Unverified;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final EmailAddress EMAIL = new EmailAddress("ada@example.com");
    private static final Optional<Integer> NOBODY = Optional.empty();
    private static final Optional<Owner> NO_OWNER = Optional.empty();
    private static final Owner FREE = new Owner(8, false);

    @Test
    void whoeverCameBeforeIsTheSameUserThoughAnotherHasTheAddressNow() {
        for (var strangers : Strangers.values()) {
            assertThat(Admission.decide(verified(), strangers, Optional.of(7), Optional.of(FREE)))
                    .isEqualTo(new Known(7));
        }
    }

    @Test
    void anUnverifiedAddressIsMatchedToNobodyAndMakesNobody() {
        assertThat(Admission.decide(unverified(), Strangers.MATCH, NOBODY, NO_OWNER))
                .isEqualTo(new Unverified());
        assertThat(Admission.decide(unverified(), Strangers.CREATE, NOBODY, NO_OWNER))
                .isEqualTo(new Unverified());
    }

    @Test
    void aVerifiedAddressBindsItsUser() {
        assertThat(Admission.decide(verified(), Strangers.MATCH, NOBODY, Optional.of(FREE)))
                .isEqualTo(new Bind(8));
        assertThat(Admission.decide(verified(), Strangers.CREATE, NOBODY, Optional.of(FREE)))
                .isEqualTo(new Bind(8));
    }

    @Test
    void anAddressThatMovedDoesNotBringItsUserAlong() {
        var claimed = Optional.of(new Owner(8, true));

        assertThat(Admission.decide(verified(), Strangers.MATCH, NOBODY, claimed))
                .isEqualTo(new Claimed());
        assertThat(Admission.decide(verified(), Strangers.CREATE, NOBODY, claimed))
                .isEqualTo(new Claimed());
    }

    @Test
    void aStrangerBecomesAUserOnlyWhenSoConfigured() {
        assertThat(Admission.decide(verified(), Strangers.CREATE, NOBODY, NO_OWNER))
                .isEqualTo(new Create(EMAIL));
        assertThat(Admission.decide(verified(), Strangers.MATCH, NOBODY, NO_OWNER))
                .isEqualTo(new Unknown());
        assertThat(Admission.decide(verified(), Strangers.REFUSE, NOBODY, Optional.of(FREE)))
                .isEqualTo(new Unknown());
    }

    private static ProvenIdentity verified() {
        return new ProvenIdentity("https://idp.example", "s-1", Optional.of(EMAIL), "Ada", Optional.empty());
    }

    private static ProvenIdentity unverified() {
        return new ProvenIdentity("https://idp.example", "s-1", Optional.empty(), "Ada", Optional.empty());
    }
}
