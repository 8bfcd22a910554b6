package dev.grantway.registry.keys;

import dev.grantway.platform.seal.ClientSecrets;
import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.checks.FieldProblem;
import dev.grantway.registry.checks.Sha256;
import dev.grantway.registry.checks.TextCheck;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The API keys of developer accounts: for scripts, and HubSpot's {@code hapikey}. */
@Singleton
public class DeveloperApiKeys {
    private static final String NAME = "name";
    private static final String IMPORTED = "First key";
    private static final int KEYS_PER_ACCOUNT = 2;
    private static final int LOOKUP_LENGTH = 8;

    /** A key in a busy script writes its row no more often. */
    private static final Duration USE_KNOWN_WITHIN = Duration.ofMinutes(1);

    // keeps a key's verifier apart from a client secret's, which is made with the same key
    private static final String PURPOSE = "developer-api-key:";

    private final DeveloperApiKeyRepository keys;
    private final ClientSecrets secrets;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    DeveloperApiKeys(
            DeveloperApiKeyRepository keys, ClientSecrets secrets, CurrentActor actor, AuditTrail trail, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who shows this key; empty when it is no live key. */
    @Transactional
    public Optional<Developer> developerWith(String key) {
        var found = find(key);
        found.ifPresent(used -> {
            remember(used);
            actor.is(new Actor.ApiKey(used.summary().id(), used.name));
        });
        return found.map(used -> Developer.withKeyOf(used.developerAccountId));
    }

    /** Stores a key that was made elsewhere, unless it is there. */
    @Transactional
    public void importKey(int developerAccountId, String key) {
        if (find(key).isEmpty()) {
            store(developerAccountId, IMPORTED, key);
        }
    }

    /** Makes a key. */
    @Transactional
    public ApiKeyOutcome issue(int developerAccountId, String name) {
        var problem = name.isBlank()
                ? Optional.of("The key needs a name, so that you know later what it is for.")
                : TextCheck.line("The name", name, 100);
        if (!keys.lockOpenAccount(developerAccountId)) { // so that two at once do not both see room for one more
            problem = Optional.of("The developer account is closed.");
        } else if (keys.listOf(developerAccountId).size() >= KEYS_PER_ACCOUNT) {
            problem =
                    Optional.of("A developer account has two keys at a time, so that one can take over from the other."
                            + " Delete one first.");
        }
        if (problem.isPresent()) {
            return new ApiKeyOutcome.Refused(new FieldProblem(NAME, problem.get()));
        }
        String key = secrets.generate();
        store(developerAccountId, name.strip(), key);
        return new ApiKeyOutcome.Issued(key);
    }

    @Transactional
    public List<ApiKeySummary> list(int developerAccountId) {
        return keys.listOf(developerAccountId).stream()
                .map(DeveloperApiKey::summary)
                .toList();
    }

    /** Ends a key at once; false when the account has no such key. */
    @Transactional
    public boolean delete(int developerAccountId, long id) {
        var deleted = keys.listOf(developerAccountId).stream()
                .map(DeveloperApiKey::summary)
                .filter(key -> key.id() == id)
                .findFirst();
        if (!keys.deleteOf(developerAccountId, id)) {
            return false;
        }
        deleted.ifPresent(key -> trail.record(
                developerAccountId, AuditAction.API_KEY_DELETED, AuditSubject.of(Long.toString(key.id()), key.name())));
        return true;
    }

    private void remember(DeveloperApiKey used) {
        var now = clock.instant();
        var known = used.lastUsedAt;
        if (known == null || known.isBefore(now.minus(USE_KNOWN_WITHIN))) {
            keys.touch(used, now);
        }
    }

    private void store(int developerAccountId, String name, String key) {
        var made = new DeveloperApiKey(
                developerAccountId, name, lookup(key), secrets.hash(PURPOSE + key), clock.instant());
        keys.persist(made);
        trail.record(
                developerAccountId,
                AuditAction.API_KEY_MADE,
                AuditSubject.of(Long.toString(made.summary().id()), name));
    }

    private Optional<DeveloperApiKey> find(String key) {
        return keys.listByLookup(lookup(key)).stream()
                .filter(candidate -> secrets.matches(PURPOSE + key, candidate.verifier))
                .findFirst();
    }

    private static String lookup(String key) {
        return HexFormat.of().formatHex(Sha256.of(key)).substring(0, LOOKUP_LENGTH);
    }
}
