package dev.grantway.registry.oidc;

import dev.grantway.registry.checks.TextCheck;
import dev.grantway.registry.directory.EmailAddress;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the claims of an ID token that the extension has verified. OpenID Connect Core, section 5.1. */
final class IdTokenClaims {
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 200;

    private IdTokenClaims() {}

    /**
     * Who it is; empty when the token does not say so as it must.
     *
     * @param operatorClaim the claim that says who runs the platform
     */
    static Optional<ProvenIdentity> read(JsonWebToken token, Optional<String> operatorClaim, String operatorValue) {
        @Nullable String issuer = token.getIssuer();
        @Nullable String subject = token.getSubject();
        if (issuer == null || subject == null || subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        var email = text(token, "email").flatMap(EmailAddress::of);
        var operator = operatorClaim.map(claim -> values(token.getClaim(claim)).anyMatch(operatorValue::equals));
        return Optional.of(new ProvenIdentity(
                issuer, subject, email.filter(_ -> isVerified(token)), name(token, email), operator));
    }

    /** True alone, whether as itself or, as some providers write it, as a text. */
    private static boolean isVerified(JsonWebToken token) {
        return text(token, "email_verified").filter("true"::equals).isPresent();
    }

    /** What mails and pages call them; never what would mislead a reader. */
    private static String name(JsonWebToken token, Optional<EmailAddress> email) {
        return Stream.of("name", "preferred_username")
                .flatMap(claim -> text(token, claim).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty()
                        && TextCheck.line("The name", name, LONGEST_NAME).isEmpty())
                .findFirst()
                .or(() -> email.map(EmailAddress::written))
                .orElse("");
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.<Object>ofNullable(token.getClaim(claim)).map(IdTokenClaims::text);
    }

    private static Stream<String> values(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(IdTokenClaims::text)
                : Stream.ofNullable(claim).map(IdTokenClaims::text);
    }

    private static String text(@Nullable Object value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
