package dev.grantway.registry.hubspot;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.keys.DeveloperApiKeys;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the app of a request for whoever shows a developer API key of its account. */
@Singleton
class AppOfCaller {
    private static final String BEARER = "Bearer ";

    private final Apps apps;
    private final DeveloperApiKeys keys;

    AppOfCaller(Apps apps, DeveloperApiKeys keys) {
        this.apps = apps;
        this.keys = keys;
    }

    /**
     * The app.
     *
     * @param hapikey the query parameter
     * @param authorization the header
     * @throws HubSpotRefusal when the key is not good, or the app is another account's
     */
    AppDetails find(int appId, @Nullable String hapikey, @Nullable String authorization) {
        var developer = Optional.ofNullable(hapikey)
                .or(() -> bearer(authorization))
                .flatMap(keys::developerWith)
                .orElseThrow(HubSpotRefusal::unauthenticated);
        return apps.find(appId)
                .filter(app -> developer.mayChange(app.developerAccountId()))
                .orElseThrow(() -> HubSpotRefusal.notFound("No app of this developer account has the id " + appId));
    }

    private static Optional<String> bearer(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
