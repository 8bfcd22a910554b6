package dev.grantway.quickstart;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks token-service's gate about a call before it is forwarded, as Envoy's external authorization does in production. */
final class Gate implements ProxyInterceptor {
    /** What the product trusts; nobody outside may say it. */
    private static final String TRUSTED = "x-grantway-";

    /** What the app is told, whether its call passes or not. */
    private static final List<String> TOLD_TO_THE_CALLER = List.of(
            "x-hubspot-ratelimit-", "www-authenticate", "retry-after", "x-hubspot-correlation-id", "content-type");

    private static final int PATIENCE_MILLIS = 5_000;

    private final HttpClient client;
    private final int port;

    /** What the gate said. */
    private record Verdict(HttpClientResponse answer, Buffer body) {}

    Gate(HttpClient client, int port) {
        this.client = client;
        this.port = port;
    }

    /** Takes out of a request what only the gate may say. */
    static void strip(MultiMap headers) {
        List.copyOf(headers.names()).stream().filter(Gate::isTrusted).forEach(headers::remove);
    }

    private static boolean isTrusted(String header) {
        // some servers read an underscore as a dash
        return header.toLowerCase(Locale.ROOT).replace('_', '-').startsWith(TRUSTED);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return ask(context)
                .compose(verdict -> verdict.answer().statusCode() == 200
                        ? pass(context, verdict.answer().headers())
                        : Future.succeededFuture(refuse(context, verdict)));
    }

    private Future<Verdict> ask(ProxyContext context) {
        var inbound = context.request().proxiedRequest();
        var question = new RequestOptions()
                .setMethod(inbound.method())
                .setHost("127.0.0.1")
                .setPort(port)
                .setTimeout(PATIENCE_MILLIS)
                .setURI("/authz" + context.request().getURI());
        return client.request(question)
                .compose(request -> withCredentials(request, inbound).send())
                .compose(answer -> answer.body().map(body -> new Verdict(answer, body)));
    }

    private static HttpClientRequest withCredentials(HttpClientRequest question, HttpServerRequest inbound) {
        inbound.headers()
                .getAll("Authorization")
                .forEach(value -> question.headers().add("Authorization", value));
        return question;
    }

    private static Future<ProxyResponse> pass(ProxyContext context, MultiMap said) {
        said.entries().stream()
                .filter(header -> isTrusted(header.getKey()))
                .forEach(header -> context.request().headers().set(header.getKey(), header.getValue()));
        context.request().headers().remove("Authorization"); // the product has no use for it
        return context.sendRequest().map(response -> {
            told(said).forEach(header -> response.putHeader(header.getKey(), header.getValue()));
            return response;
        });
    }

    private static ProxyResponse refuse(ProxyContext context, Verdict verdict) {
        var response = context.request()
                .release()
                .response()
                .setStatusCode(verdict.answer().statusCode())
                .putHeader("Cache-Control", "no-store")
                .setBody(Body.body(verdict.body()));
        told(verdict.answer().headers()).forEach(header -> response.putHeader(header.getKey(), header.getValue()));
        return response;
    }

    private static List<Map.Entry<String, String>> told(MultiMap said) {
        return said.entries().stream()
                .filter(header ->
                        TOLD_TO_THE_CALLER.stream().anyMatch(header.getKey().toLowerCase(Locale.ROOT)::startsWith))
                .toList();
    }
}
