package dev.grantway.install.api;

import dev.grantway.install.authorize.Door;
import dev.grantway.install.authorize.InstallLink;
import dev.grantway.install.authorize.InstallLinks;
import dev.grantway.install.directory.AccountId;
import dev.grantway.install.dryrun.AskedPerson;
import dev.grantway.platform.web.Problem.FieldError;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads questions about install links: by the whole link, or by what it is made of. */
@Singleton
class AskedLinkParser {
    /** A valid challenge, for public apps have to send one; nothing ever has to fit it. RFC 7636, section 4.2. */
    private static final String ANY_CHALLENGE = "A".repeat(43);

    private static final String HUBSPOT = "hubspot";
    private static final String HUBSPOT_PATH = "/oauth/authorize?";

    /** As app-registry takes addresses. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+");

    private static final int LONGEST_EMAIL = 254;

    private final InstallLinks links;

    AskedLinkParser(InstallLinks links) {
        this.links = links;
    }

    AskedLinkOutcome parse(Map<String, List<String>> query) {
        var parameters = new Parameters(query);
        var link = parameters.first("authorizeUrl").map(links::read).orElseGet(() -> link(parameters));
        var account =
                parameters.first("accountId").flatMap(AccountId::parse).or(() -> link.flatMap(InstallLink::accountId));
        var person = parameters
                .first("userId")
                .map(AskedLinkParser::byId)
                .orElseGet(() -> parameters.first("person").flatMap(AskedLinkParser::person));
        var wrong = wrong(link, account, person);
        return wrong.isEmpty()
                ? new AskedLinkOutcome.Read(
                        new AskedLink(link.orElseThrow(), account.orElseThrow(), person.orElseThrow()))
                : new AskedLinkOutcome.Malformed(wrong);
    }

    private static List<FieldError> wrong(
            Optional<InstallLink> link, Optional<Integer> account, Optional<AskedPerson> person) {
        var wrong = new ArrayList<FieldError>();
        if (link.isEmpty()) {
            wrong.add(new FieldError("authorizeUrl", "must be an install link of this site"));
        } else if (link.flatMap(InstallLink::accountId)
                .filter(chosen -> !account.equals(Optional.of(chosen)))
                .isPresent()) {
            wrong.add(new FieldError("accountId", "must be the account that the link names"));
        } else if (account.isEmpty()) {
            wrong.add(new FieldError("accountId", "must be the id of an account"));
        }
        if (person.isEmpty()) {
            wrong.add(new FieldError("userId", "must be the id of a user, or person be that or an e-mail address"));
        }
        return wrong;
    }

    private Optional<InstallLink> link(Parameters parameters) {
        String query = Stream.of(
                        parameter("response_type", "code"),
                        parameter("code_challenge", ANY_CHALLENGE),
                        parameter("code_challenge_method", "S256"),
                        parameter("client_id", parameters.first("clientId").orElse("")),
                        parameter(
                                "redirect_uri", parameters.first("redirectUri").orElse("")),
                        parameter("scope", parameters.all("scopes")),
                        parameter("optional_scope", parameters.all("optionalScopes")),
                        parameter("state", parameters.first("state").orElse("")))
                .collect(Collectors.joining("&"));
        return parameters.first("door").filter(HUBSPOT::equals).isPresent()
                ? links.read(HUBSPOT_PATH + query)
                : Optional.of(new InstallLink(Door.STANDARD, query, Optional.empty()));
    }

    /** An empty value is none. */
    private static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Optional<AskedPerson> person(String text) {
        String stripped = text.strip();
        return byId(stripped)
                .or(() -> Optional.of(stripped)
                        .filter(address -> address.length() <= LONGEST_EMAIL)
                        .filter(EMAIL.asMatchPredicate())
                        .map(AskedPerson.ByEmail::new));
    }

    private static Optional<AskedPerson> byId(String text) {
        return AccountId.parse(text).map(AskedPerson.ById::new);
    }

    /** A query, in which a name may come several times. */
    private record Parameters(Map<String, List<String>> query) {
        Optional<String> first(String name) {
            return query.getOrDefault(name, List.of()).stream().findFirst();
        }

        /** All values of the name, as scopes are listed. */
        String all(String name) {
            return String.join(" ", query.getOrDefault(name, List.of()));
        }
    }
}
