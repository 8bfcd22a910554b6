package dev.grantway.install.hubspot;

import dev.grantway.install.authorize.Door;
import dev.grantway.install.authorize.LinkPath;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * HubSpot's door: {@code response_type} may be left out, its own prose says {@code optional_scopes} where its clients say
 * {@code optional_scope}, and {@code iss} would break its clients.
 */
final class HubSpotDoor {
    static final Door DOOR = new Door("/oauth/authorize", false, false, List.of("optional_scope", "optional_scopes"));

    private HubSpotDoor() {}

    @Produces
    @Singleton
    static LinkPath path() {
        return new LinkPath(Pattern.compile("/oauth/(?:([0-9]{1,10})/)?authorize"), DOOR);
    }
}
