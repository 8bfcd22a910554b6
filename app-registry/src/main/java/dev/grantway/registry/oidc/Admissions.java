package dev.grantway.registry.oidc;

import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.Users;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds or makes the person of ours whom the provider proved. */
@Singleton
public class Admissions {
    private static final Logger LOG = Logger.getLogger(Admissions.class);

    private final ProviderIdentityStore identities;
    private final Users users;
    private final Strangers strangers;
    private final Clock clock;

    @Inject
    Admissions(ProviderIdentityStore identities, Users users, OidcConfig config, Clock clock) {
        this(identities, users, config.strangers(), clock);
    }

    Admissions(ProviderIdentityStore identities, Users users, Strangers strangers, Clock clock) {
        this.identities = identities;
        this.users = users;
        this.strangers = strangers;
        this.clock = clock;
    }

    @Transactional
    public AdmissionOutcome admit(ProvenIdentity identity) {
        // a second look when somebody was faster, with the same address or the same identity: now it is there to see
        return tryAdmit(identity)
                .or(() -> tryAdmit(identity))
                .orElseThrow(() -> new IllegalStateException(identity + " was taken twice while it was let in"));
    }

    /** Empty when what was looked up has changed meanwhile. */
    private Optional<AdmissionOutcome> tryAdmit(ProvenIdentity identity) {
        var owner = identity.verifiedEmail()
                .flatMap(users::find)
                .map(person -> new Owner(person.userId(), identities.isClaimed(identity.issuer(), person.userId())));
        // last: whoever was faster with the same identity is then seen here too, if their binding was seen above
        var bound = identities.userOf(identity);
        return switch (Admission.decide(identity, strangers, bound, owner)) {
            case AdmissionDecision.Known(int userId) -> Optional.of(known(identity, userId));
            case AdmissionDecision.Bind(int userId) -> bind(identity, userId);
            case AdmissionDecision.Create(var email) ->
                users.enter(email, identity.name()).flatMap(person -> bind(identity, person.userId()));
            case AdmissionDecision.Unverified() -> Optional.of(new AdmissionOutcome.Unverified());
            case AdmissionDecision.Claimed() -> Optional.of(new AdmissionOutcome.Claimed());
            case AdmissionDecision.Unknown() -> Optional.of(new AdmissionOutcome.Unknown());
        };
    }

    private Optional<AdmissionOutcome> bind(ProvenIdentity identity, int userId) {
        if (!identities.bind(identity, userId, clock.instant())) {
            return Optional.empty();
        }
        LOG.infof("%s is user %d from now on", identity, userId);
        return Optional.of(known(identity, userId));
    }

    private AdmissionOutcome known(ProvenIdentity identity, int userId) {
        identity.operator().ifPresent(operator -> users.makeOperator(userId, operator));
        return users.find(userId)
                .map(person -> withOperator(person, identity))
                .<AdmissionOutcome>map(AdmissionOutcome.Admitted::new)
                .orElseGet(AdmissionOutcome.Unknown::new);
    }

    /** The persistence context may have the person from before. */
    private static Person withOperator(Person person, ProvenIdentity identity) {
        return new Person(
                person.userId(),
                person.email(),
                person.name(),
                identity.operator().orElse(person.operator()));
    }
}
