package dev.grantway.registry.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.registry.AtOnce;
import dev.grantway.registry.People;
import dev.grantway.registry.directory.EmailAddress;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.Users;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the provider proved, under the settings that the tests with Keycloak do not have. */
@QuarkusTest
class AdmissionsTest {
    private static final String ISSUER = "https://login.example";

    private final ProviderIdentityStore identities;
    private final Users users;
    private final People people;
    private final ClientSecrets secrets;
    private final Clock clock;

    AdmissionsTest(ProviderIdentityStore identities, Users users, People people, ClientSecrets secrets, Clock clock) {
        this.identities = identities;
        this.users = users;
        this.people = people;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Test
    void aStrangerBecomesAUserWithoutAPasswordWhereThatIsSet() {
        var identity = identity(address());

        var made = admitted(Strangers.CREATE, identity);
        var again = admitted(Strangers.CREATE, identity);

        assertThat(made.name()).isEqualTo("Ada Provider");
        assertThat(made.operator()).isFalse();
        assertThat(again.userId()).isEqualTo(made.userId());
        assertThat(people.signIn(made.email(), "").statusCode()).isEqualTo(401);
        assertThat(people.signIn(made.email(), "nobody's password").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aStrangerIsRefusedWhereThatIsSetThoughSomebodyHasTheAddress() {
        var person = people.somebody();

        assertThat(admit(Strangers.REFUSE, identity(person.email()))).isInstanceOf(AdmissionOutcome.Unknown.class);
    }

    @Test
    void whoeverCameBeforeIsLetInThoughNobodyNewIs() {
        var person = people.somebody();
        var identity = identity(person.email());
        admitted(Strangers.MATCH, identity);

        assertThat(admitted(Strangers.REFUSE, identity).userId()).isEqualTo(person.userId());
    }

    @Test
    void twoAtOnceAreOneUser() {
        var identity = identity(address());

        var admitted = AtOnce.run(4, () -> admitted(Strangers.CREATE, identity).userId());

        assertThat(admitted).hasSize(4);
        assertThat(admitted.stream().distinct()).hasSize(1);
    }

    @Test
    void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        var person = people.somebody();
        var identity = identity(person.email());
        admitted(Strangers.MATCH, identity);
        var foreign = new ProvenIdentity(
                "https://other.example", identity.subject(), Optional.empty(), "Eve", Optional.empty());

        assertThat(admit(Strangers.MATCH, foreign)).isInstanceOf(AdmissionOutcome.Unverified.class);
    }

    @Test
    void anOperatorStaysOneWhileNoClaimIsNamed() {
        var operator = people.operator();

        assertThat(admitted(Strangers.MATCH, identity(operator.email())).operator())
                .isTrue();
        assertThat(users.find(operator.userId())).map(Person::operator).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "issuer,,issuer is missing",
        "issuer,http://login.example,must be an https URL",
        "issuer,ftp://login.example,must be an https URL",
        "client-id,,client-id is missing",
        "client-secret,,client-secret or client-secret-file is missing",
        "client-secret-file,/does/not/exist,cannot be read",
    })
    void settingsThatCannotBeAreToldAtStart(String setting, @Nullable String value, String words) {
        var settings = new HashMap<>(Map.of(
                "grantway.registry.oidc.enabled", "true",
                "grantway.registry.oidc.issuer", ISSUER,
                "grantway.registry.oidc.client-id", "grantway",
                "grantway.registry.oidc.client-secret", "not-to-be-shown"));
        settings.remove("grantway.registry.oidc." + setting);
        if (value != null) {
            settings.put("grantway.registry.oidc." + setting, value);
        }
        var config = OidcConfigTest.config(settings);

        assertThatThrownBy(() -> new ProviderTenant(config, secrets, "https://apps.example"))
                .hasMessageContaining("grantway.registry.oidc.")
                .hasMessageContaining(words)
                .hasMessageNotContaining("not-to-be-shown");
    }

    private Person admitted(Strangers strangers, ProvenIdentity identity) {
        if (admit(strangers, identity) instanceof AdmissionOutcome.Admitted(var person)) {
            return person;
        }
        throw new AssertionError("not let in");
    }

    private AdmissionOutcome admit(Strangers strangers, ProvenIdentity identity) {
        var admissions = new Admissions(identities, users, strangers, clock);
        return QuarkusTransaction.requiringNew().call(() -> admissions.admit(identity));
    }

    private static String address() {
        return "ada-" + UUID.randomUUID() + "@example.com";
    }

    private static ProvenIdentity identity(String email) {
        return new ProvenIdentity(
                ISSUER, UUID.randomUUID().toString(), EmailAddress.of(email), "Ada Provider", Optional.empty());
    }
}
