package dev.grantway.quickstart;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** What the origin itself says: HTML to a browser, a problem of RFC 9457 to anything else. */
record OwnPage(int status, String title, String detail, boolean isTriedAgain) {
    static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    static OwnPage nothingHere() {
        return new OwnPage(404, "Nothing is here", "No part of Grantway answers this address.", false);
    }

    static OwnPage badPath() {
        return new OwnPage(
                400, "That address cannot be read", "Its path has characters that do not belong there.", false);
    }

    static OwnPage away(String service) {
        return new OwnPage(
                503,
                service + " is away",
                "It is starting, or has just ended and is started again. Everything else goes on.",
                true);
    }

    void send(HttpServerRequest request) {
        var _ = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType(request))
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", POLICY)
                .end(body(request));
    }

    String contentType(HttpServerRequest request) {
        return isBrowser(request) ? "text/html; charset=utf-8" : "application/problem+json";
    }

    Buffer body(HttpServerRequest request) {
        return isBrowser(request) ? Buffer.buffer(html(request)) : json();
    }

    private static boolean isBrowser(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private Buffer json() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    /** Nothing in it comes from the request. A page that will be there soon is asked for again by itself. */
    private String html(HttpServerRequest request) {
        boolean asksAgain = isTriedAgain && request.method().equals(HttpMethod.GET);
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                %3$s<title>%1$s</title>
                <style>
                :root { color-scheme: light dark; }
                body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
                main { max-width: 480px; margin: 15vh auto 0; padding: 24px; }
                h1 { font-size: 1.56rem; line-height: 1.2; }
                a { color: LinkText; }
                </style>
                </head>
                <body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">Start page</a></p></main></body>
                </html>
                """.formatted(title, detail, asksAgain ? "<meta http-equiv=\"refresh\" content=\"2\">\n" : "");
    }
}
