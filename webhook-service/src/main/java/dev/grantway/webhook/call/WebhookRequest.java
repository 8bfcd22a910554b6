package dev.grantway.webhook.call;

import java.util.Collections;
import java.util.Map;

/** A request to an endpoint: the very bytes that its headers sign. */
public final class WebhookRequest {
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    /** A request whose headers and body must not be changed any more. */
    public WebhookRequest(String target, Map<String, String> headers, byte[] body) {
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

    /** The body itself, to be read only. */
    byte[] bytes() {
        return body;
    }
}
