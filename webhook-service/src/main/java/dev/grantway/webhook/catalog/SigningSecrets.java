package dev.grantway.webhook.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.HybridDecrypt;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.platform.catalog.Catalog;
import dev.grantway.platform.catalog.CatalogDefinition;
import dev.grantway.platform.catalog.Catalogs;
import dev.grantway.platform.seal.Keysets;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The secrets that sign an app's webhooks: stored and sent encrypted, opened in memory only. */
@Startup
@Singleton
public class SigningSecrets {
    private static final Logger LOG = Logger.getLogger(SigningSecrets.class);
    private static final int MOST_OPENED = 10_000;

    private final Map<Integer, Opened> openedByApp = new ConcurrentHashMap<>();
    private final Catalog<AppSecretsSnapshot> snapshots;
    private final HybridDecrypt decrypt;
    private final ObjectMapper json;

    SigningSecrets(Catalogs catalogs, Keysets keysets, ObjectMapper json) {
        this.decrypt = keysets.hybridDecrypt("webhook-secrets");
        this.json = json;
        this.snapshots = catalogs.open(CatalogDefinition.of(Topic.APP_SECRETS, AppSecretsSnapshot.class));
    }

    /** The live secrets of an app; empty when none are known or they cannot be opened. */
    public Optional<AppSigningSecrets> find(int appId) {
        return snapshots.find(Integer.toString(appId)).flatMap(this::open);
    }

    /** The live secrets, if they are known and open already; never waits. */
    public Optional<AppSigningSecrets> findAtHand(int appId) {
        var opened = openedByApp.get(appId);
        return opened == null
                ? Optional.empty()
                : snapshots
                        .findAtHand(Integer.toString(appId))
                        .filter(snapshot -> snapshot.sequence() == opened.sequence())
                        .map(_ -> opened.secrets());
    }

    /** Waits until all that is on the topic now is known; false when that was not reached in time. */
    public boolean passesPresentEnd(Duration atMost) {
        return snapshots.awaitPresentEnd(atMost);
    }

    private Optional<AppSigningSecrets> open(AppSecretsSnapshot snapshot) {
        var known = openedByApp.get(snapshot.appId());
        if (known != null && known.sequence() == snapshot.sequence()) {
            return Optional.of(known.secrets());
        }
        return decrypt(snapshot).map(secrets -> remember(snapshot, secrets));
    }

    private AppSigningSecrets remember(AppSecretsSnapshot snapshot, AppSigningSecrets secrets) {
        if (openedByApp.size() >= MOST_OPENED) {
            openedByApp.clear(); // opening one again costs less than a millisecond
        }
        openedByApp.put(snapshot.appId(), new Opened(snapshot.sequence(), secrets));
        return secrets;
    }

    private Optional<AppSigningSecrets> decrypt(AppSecretsSnapshot snapshot) {
        try {
            byte[] plain = decrypt.decrypt(
                    Base64.getUrlDecoder().decode(snapshot.sealedForWebhooks()),
                    AppSecretsSnapshot.contextOf(snapshot.appId()).getBytes(StandardCharsets.UTF_8));
            return Optional.of(json.readValue(plain, AppSigningSecrets.class));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            // the message only: the parser's cause would quote what it read
            LOG.errorf(
                    "the signing secrets of app %d cannot be opened (%s); is this the private key to app-registry's"
                            + " public one?",
                    snapshot.appId(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private record Opened(long sequence, AppSigningSecrets secrets) {}
}
