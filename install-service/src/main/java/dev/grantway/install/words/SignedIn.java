package dev.grantway.install.words;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.directory.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Who is signed in, for a page to say.
 *
 * @param switchHref where to sign in as another
 */
public record SignedIn(String email, String switchHref) {
    /** Whoever is not this person signs in as another, and comes back to the same request. */
    public static SignedIn of(Person person, AcceptedRequest request) {
        String back = URLEncoder.encode(request.request().link(), StandardCharsets.UTF_8);
        return new SignedIn(person.email(), "/signin?fresh=true&to=" + back);
    }
}
