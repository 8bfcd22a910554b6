package dev.grantway.token.gate;

import dev.grantway.token.route.ApiPath;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the call that a gateway asks about: method and path as Envoy sends them, below {@code /authz}; or in the headers
 * of forward authentication, when the question is for {@code /authz} itself.
 */
final class GateRequestReader {
    static final String PREFIX = "/authz";

    private static final String BEARER = "bearer ";
    private static final int LONGEST_TOKEN = 4_096;
    /** RFC 6750, section 2.1. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");

    /** Whoever sets one of a pair sets both; which pair is trusted cannot be known when a caller has added the other. */
    private static final List<Headers> PAIRS = List.of(
            new Headers("X-Forwarded-Method", "X-Forwarded-Uri"), new Headers("X-Original-Method", "X-Original-URI"));

    private record Headers(String method, String uri) {}

    private GateRequestReader() {}

    /**
     * Reads a question.
     *
     * @param uri path and query as they came, not decoded and not tidied
     * @param headers all values of a name
     */
    static GateRequestOutcome read(String method, String uri, Function<String, List<String>> headers) {
        String asked = uri.substring(PREFIX.length());
        if (asked.startsWith("/")) {
            return call(method, asked, headers);
        }
        return asked.isEmpty() || asked.startsWith("?")
                ? forwarded(headers)
                : refused("The path of a call begins with a slash.");
    }

    private static GateRequestOutcome forwarded(Function<String, List<String>> headers) {
        var sent = PAIRS.stream()
                .filter(pair -> !headers.apply(pair.uri()).isEmpty())
                .toList();
        if (sent.size() != 1) {
            return refused(
                    "The gateway says the call's address in X-Forwarded-Uri or in X-Original-URI, in one of them.");
        }
        var methods = headers.apply(sent.getFirst().method());
        var uris = headers.apply(sent.getFirst().uri());
        return methods.size() == 1 && uris.size() == 1
                ? call(methods.getFirst(), uris.getFirst(), headers)
                : refused("The gateway says the call's method in "
                        + sent.getFirst().method() + ", once.");
    }

    private static GateRequestOutcome call(String method, String uri, Function<String, List<String>> headers) {
        int mark = uri.indexOf('?');
        var path = ApiPath.read(mark < 0 ? uri : uri.substring(0, mark));
        if (path.isEmpty() || !METHOD.matcher(method).matches()) {
            return refused("The path of this call can be read in more than one way. Send it without dot segments, empty"
                    + " segments, encoded slashes, backslashes, semicolons and percent signs.");
        }
        var credentials = headers.apply("Authorization");
        if (credentials.size() > 1 || (!credentials.isEmpty() && mark >= 0 && holdsToken(uri.substring(mark + 1)))) {
            return refused("Send one access token, in one header Authorization.");
        }
        var sent = credentials.stream().findFirst().filter(GateRequestReader::isBearer);
        var token = sent.map(text -> text.substring(BEARER.length()).strip()).filter(text -> !text.isEmpty());
        return token.isPresent() && !isToken(token.get())
                ? refused("Send one access token, in one header Authorization.")
                : new GateRequestOutcome.Read(new GateRequest(method, path.get(), token));
    }

    private static boolean isBearer(String credentials) {
        return credentials.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static boolean isToken(String text) {
        return text.length() <= LONGEST_TOKEN && TOKEN.matcher(text).matches();
    }

    /** RFC 6750, section 2.3: a second way to send one. */
    private static boolean holdsToken(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2)[0])
                .anyMatch(name -> nameOf(name).filter("access_token"::equals).isPresent());
    }

    private static Optional<String> nameOf(String encoded) {
        try {
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static GateRequestOutcome refused(String why) {
        return new GateRequestOutcome.Refused(new GateDecision.Malformed(why));
    }
}
