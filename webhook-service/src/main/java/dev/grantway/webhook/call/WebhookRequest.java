package dev.grantway.webhook.call;

import java.util.Map;

/** A request to an endpoint: the very bytes that its headers sign. */
public final class WebhookRequest {
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    /** A request whose body must not be changed any more. */
    public WebhookRequest(String target, Map<String, String> headers, byte[] body) {
        this.target = target;
        this.headers = Map.copyOf(headers);
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

    /** The body itself, to be read only: a copy for each attempt would be a cost of its own. */
    byte[] bytes() {
        return body;
    }
}
