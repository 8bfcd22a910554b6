package dev.grantway.install.authorize;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Tells how links come to the door that holds to the RFCs. */
final class StandardDoor {
    private StandardDoor() {}

    @Produces
    @Singleton
    static LinkPath path() {
        return new LinkPath(Pattern.compile(Pattern.quote(Door.STANDARD.path())), Door.STANDARD);
    }
}
