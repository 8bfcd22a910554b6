package dev.grantway.webhook.call;

import java.util.Collections;
import java.util.Map;

/** A request to an endpoint: the very bytes that its headers sign. */
public final class WebhookRequest {
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean offersHttp2;

    /** A request in HTTP/1.1 whose headers and body must not be changed any more. */
    public WebhookRequest(String target, Map<String, String> headers, byte[] body) {
        this(target, headers, body, false);
    }

    /**
     * A request whose headers and body must not be changed any more.
     *
     * @param offersHttp2 whether HTTP/2 is offered where the target is HTTPS
     */
    public WebhookRequest(String target, Map<String, String> headers, byte[] body, boolean offersHttp2) {
        this.offersHttp2 = offersHttp2;
        this.target = target;
        this.headers = Collections.unmodifiableMap(headers); // a copy for each attempt would be a cost of its own
        this.body = body;
    }

    /** The URL. */
    public String target() {
        return target;
    }

    public int size() {
        return body.length;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    boolean offersHttp2() {
        return offersHttp2;
    }

    /** The body itself, to be read only. */
    byte[] bytes() {
        return body;
    }
}
