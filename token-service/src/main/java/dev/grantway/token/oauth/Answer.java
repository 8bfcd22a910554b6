package dev.grantway.token.oauth;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer before it becomes HTTP.
 *
 * @param body becomes JSON; empty for none
 */
public record Answer(int status, Optional<Map<String, Object>> body, Map<String, String> headers) {
    /** Exactly this: clients compare it. */
    public static final String JSON = "application/json;charset=utf-8";

    /** Tokens and what is said of them are nobody's to keep. RFC 6749, section 5.1. */
    private static final Map<String, String> NO_STORE = Map.of("Cache-Control", "no-store", "Pragma", "no-cache");

    public static Answer ok(Map<String, Object> body) {
        return new Answer(200, Optional.of(body), NO_STORE);
    }

    public static Answer empty(int status) {
        return new Answer(status, Optional.empty(), NO_STORE);
    }

    /** The error body of the RFCs. RFC 6749, section 5.2. */
    public static Answer of(Refusal refusal) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", refusal.reason().error());
        body.put("error_description", refusal.description());
        return of(refusal, body);
    }

    /** A refusal in the words of a wire profile. */
    public static Answer of(Refusal refusal, Map<String, Object> body) {
        var headers = new LinkedHashMap<>(NO_STORE);
        if (refusal.asksForAuthentication()) {
            headers.put("WWW-Authenticate", "Basic realm=\"token\", charset=\"UTF-8\"");
        }
        refusal.retryAfter().ifPresent(wait -> headers.put("Retry-After", Long.toString(wholeSeconds(wait))));
        return new Answer(refusal.status(), Optional.of(body), headers);
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Answer(status, body, all);
    }

    /** Rounded up: who comes a moment early is refused again. */
    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The same for pages of other sites too: public apps run in browsers. It acts on no cookie. */
    public Answer readableByPages() {
        return with("Access-Control-Allow-Origin", "*");
    }

    /** The same, which anyone may keep. */
    public Answer cacheableFor(int seconds) {
        var all = new LinkedHashMap<>(headers);
        all.remove("Pragma");
        all.put("Cache-Control", "public, max-age=" + seconds);
        return new Answer(status, body, all);
    }
}
