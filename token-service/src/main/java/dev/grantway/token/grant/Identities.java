package dev.grantway.token.grant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.platform.seal.Sealed;
import dev.grantway.token.key.SecretBytes;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Seals identities at rest, each bound to its app, account and user. */
@Startup
@Singleton
public class Identities {
    private static final String KEYSET = "grants";

    private final Aead keys;
    private final ObjectMapper json;

    Identities(Keysets keysets, ObjectMapper json) {
        this.keys = keysets.aead(KEYSET);
        this.json = json;
    }

    public SecretBytes seal(Identity identity, int appId, int accountId, int userId) {
        try {
            return SecretBytes.of(
                    Sealed.seal(keys, json.writeValueAsString(identity), place(appId, accountId, userId)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an identity is a few texts", e);
        }
    }

    /** The identity of a grant; {@link Identity#UNKNOWN} when it does not open. */
    public Identity open(Grant grant) {
        return Sealed.open(
                        keys, grant.sealedIdentity().toArray(), place(grant.appId(), grant.accountId(), grant.userId()))
                .map(this::parse)
                .orElse(Identity.UNKNOWN);
    }

    private Identity parse(String text) {
        try {
            return json.readValue(text, Identity.class);
        } catch (JsonProcessingException e) {
            return Identity.UNKNOWN;
        }
    }

    private static String place(int appId, int accountId, int userId) {
        return "identity:" + appId + ":" + accountId + ":" + userId;
    }
}
