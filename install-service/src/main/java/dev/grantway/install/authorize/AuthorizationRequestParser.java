package dev.grantway.install.authorize;

import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.install.authorize.ParseOutcome.Unreadable;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the query of an authorization request. RFC 6749, sections 3.1 and 4.1.1. */
@Singleton
public class AuthorizationRequestParser {
    private static final int LONGEST_QUERY = 16 * 1024;
    private static final int LONGEST_STATE = 8 * 1024;

    /** What may stand in a query: RFC 3986, section 3.4. A state of other characters goes back percent-encoded. */
    private static final Pattern QUERY_CHARACTERS = Pattern.compile("[A-Za-z0-9._~!$'()*+,;:@/?%=-]*");

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Set<String> SINGLE = Set.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method");

    /** Reads a query as it came, or the empty string for none. Parameters that nobody knows are passed over. */
    public ParseOutcome parse(Door door, String query) {
        if (query.length() > LONGEST_QUERY) {
            return new Unreadable(AuthorizationObstacles.tooLong("request", LONGEST_QUERY));
        }
        try {
            var parameters = Parameters.of(query);
            var state = parameters.encoded("state").map(AuthorizationRequestParser::state);
            if (state.filter(sent -> sent.encoded().length() > LONGEST_STATE).isPresent()) {
                return new Unreadable(AuthorizationObstacles.tooLong("state", LONGEST_STATE));
            }
            return new Parsed(request(door, query, parameters, state));
        } catch (IllegalArgumentException malformedEncoding) {
            return new Unreadable(AuthorizationObstacles.malformed());
        }
    }

    private static AuthorizationRequest request(Door door, String query, Parameters parameters, Optional<State> state) {
        var known = Stream.concat(SINGLE.stream(), door.optionalScopeParameters().stream());
        return new AuthorizationRequest(
                door,
                query,
                parameters.text("client_id"),
                parameters.text("redirect_uri"),
                parameters.text("response_type"),
                parameters.text("response_mode"),
                scopes(parameters.text("scope").stream()),
                scopes(door.optionalScopeParameters().stream().flatMap(name -> parameters.text(name).stream())),
                state,
                new ProofKey(parameters.text("code_challenge"), parameters.text("code_challenge_method")),
                known.filter(parameters::isRepeated).collect(Collectors.toSet()));
    }

    private static List<String> scopes(Stream<String> texts) {
        return new ArrayList<>(texts.flatMap(SPACES::splitAsStream)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static State state(String encoded) {
        String text = decode(encoded);
        return new State(
                QUERY_CHARACTERS.matcher(encoded).matches() ? encoded : AuthorizationResponse.encode(text), text);
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    /** The first value of each name, still encoded, and the names that came twice. An empty value is none. */
    private record Parameters(Map<String, String> first, Set<String> repeated) {
        static Parameters of(String query) {
            var first = new HashMap<String, String>();
            var repeated = new HashSet<String>();
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (first.putIfAbsent(name, equals < 0 ? "" : pair.substring(equals + 1)) != null) {
                    repeated.add(name);
                }
            }
            return new Parameters(first, repeated);
        }

        Optional<String> encoded(String name) {
            return Optional.ofNullable(first.get(name)).filter(value -> !value.isEmpty());
        }

        Optional<String> text(String name) {
            return encoded(name).map(AuthorizationRequestParser::decode);
        }

        boolean isRepeated(String name) {
            return repeated.contains(name);
        }
    }
}
