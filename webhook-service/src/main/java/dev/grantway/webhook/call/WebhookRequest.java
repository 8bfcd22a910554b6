package dev.grantway.webhook.call;

import java.util.Collections;
import java.util.Map;

/** A request to an endpoint: the very bytes that its headers sign. */
public final class WebhookRequest {
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean mayUseHttp2;

    /** A request by HTTP/1.1 whose headers and body must not be changed any more. */
    public WebhookRequest(String target, Map<String, String> headers, byte[] body) {
        this(target, Collections.unmodifiableMap(headers), body, false); // a copy for each attempt would cost
    }

    private WebhookRequest(String target, Map<String, String> headers, byte[] body, boolean mayUseHttp2) {
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.mayUseHttp2 = mayUseHttp2;
    }

    /** The same by HTTP/2, where the target is HTTPS and knows it. */
    public WebhookRequest offeringHttp2() {
        return new WebhookRequest(target, headers, body, true);
    }

    boolean mayUseHttp2() {
        return mayUseHttp2;
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
