package dev.grantway.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says what the limit is to whoever sends more: the server's own check, which comes after it, answers 413 and nothing else. A
 * body whose length is not told before is still stopped there.
 */
@Singleton
class BodyLimitFilter {
    /** After the headers of every answer, before the server's own limit. */
    private static final int PRIORITY = 900;

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** A browser reads no answer before it has sent all, so this much is read and thrown away. */
    private static final long MOST_THROWN_AWAY = 64 * MIB;

    private static final long LONGEST_WAIT_MILLIS = 30_000;

    /** Where errors are as HubSpot shapes them. */
    private static final Pattern HUBSPOT = Pattern.compile(
            "/(?:webhooks|app-webhooks|webhooks-journal|crm|integrators|appinstalls|account-info|oauth)/.*");

    private final FaultMapper faults;
    private final CurrentLanguage language;
    private final ObjectMapper json;
    private final String ownOrigin;
    private final long limit;

    BodyLimitFilter(
            FaultMapper faults,
            CurrentLanguage language,
            ObjectMapper json,
            @ConfigProperty(name = "grantway.base-url") String ownOrigin,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.faults = faults;
        this.language = language;
        this.json = json;
        this.ownOrigin = ownOrigin;
        this.limit = limit.asLongValue();
    }

    /** What is sent back. */
    private record Answer(String type, String body, Language language, boolean translated) {}

    void register(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext context) {
        var request = context.request();
        long length = length(request);
        if (length <= limit) {
            context.next();
            return;
        }
        if (length > MOST_THROWN_AWAY || asksFirst(request)) {
            send(context, true);
            return;
        }
        var done = new AtomicBoolean();
        long timer = context.vertx().setTimer(LONGEST_WAIT_MILLIS, _ -> {
            if (done.compareAndSet(false, true)) {
                send(context, true);
            }
        });
        request.exceptionHandler(_ -> {
            done.set(true); // they went away
            context.vertx().cancelTimer(timer);
        });
        request.endHandler(_ -> {
            context.vertx().cancelTimer(timer);
            if (done.compareAndSet(false, true)) {
                send(context, false);
            }
        });
        request.handler(_ -> {});
        request.resume();
    }

    /** It waits for leave to send, and gets its answer instead. RFC 9110, section 10.1.1. */
    private static boolean asksFirst(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
    }

    /** A page is made of templates, which may have to look up what the product is called. */
    private void send(RoutingContext context, boolean last) {
        context.vertx().executeBlocking(() -> answer(context)).onSuccess(answer -> {
            var response = context.response().setStatusCode(Fault.TOO_LARGE);
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.type());
            if (answer.translated()) {
                response.putHeader(
                        HttpHeaders.CONTENT_LANGUAGE, answer.language().tag());
                response.putHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
            }
            if (last) {
                response.putHeader("Connection", "close");
                response.endHandler(_ -> context.request().connection().close());
            }
            response.end(answer.body());
        });
    }

    private Answer answer(RoutingContext context) throws JsonProcessingException {
        String path = context.normalizedPath();
        var fault = Fault.tooLarge(inWords());
        if (HUBSPOT.matcher(path).matches()) {
            return json(HubSpotError.of("VALIDATION_ERROR", fault.cause()), MediaType.APPLICATION_JSON);
        }
        return FaultMapper.readsPages(accepted(context.request()), path)
                ? page(fault, context.request())
                : json(faults.problem(fault), Problem.MEDIA_TYPE);
    }

    private Answer json(Object error, String type) throws JsonProcessingException {
        return new Answer(type, json.writeValueAsString(error), Language.ENGLISH, false);
    }

    /** There is no request of the framework's yet, so its scope is opened here. */
    private Answer page(Fault fault, HttpServerRequest request) {
        var scope = Arc.container().requestContext();
        boolean opened = !scope.isActive();
        if (opened) {
            scope.activate();
        }
        try {
            String back = back(request).orElse("");
            var chosen = request.getCookie(Language.COOKIE);
            language.begin(
                    Language.of(
                            chosen == null ? "" : chosen.getValue(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                    back.isEmpty() ? "/" : back);
            String body = faults.page(fault, back);
            return new Answer(FaultMapper.HTML, body, language.shown(), language.isTranslated());
        } finally {
            if (opened) {
                scope.terminate();
            }
        }
    }

    /** The page that the form was on; empty where the browser does not say, or it is of another site. */
    private Optional<String> back(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Referer"))
                .filter(referer -> referer.startsWith(ownOrigin + "/"))
                .map(referer -> referer.substring(ownOrigin.length()))
                .filter(path -> !path.startsWith("//") && !path.startsWith("/\\")); // that would be another site
    }

    private String inWords() {
        return limit % MIB == 0 ? limit / MIB + " MiB" : limit / KIB + " KiB";
    }

    private static List<MediaType> accepted(HttpServerRequest request) {
        String header = String.join(",", request.headers().getAll(HttpHeaders.ACCEPT));
        return header.isBlank()
                ? List.of(MediaType.WILDCARD_TYPE)
                : Arrays.stream(header.split(","))
                        .map(range -> range.split(";", 2)[0].strip().split("/", 2))
                        .filter(range -> range.length == 2)
                        .map(range -> new MediaType(range[0], range[1]))
                        .toList();
    }

    /** The length that is told; 0 when none is, or no number. */
    private static long length(HttpServerRequest request) {
        String told = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return told != null && told.matches("[0-9]{1,18}") ? Long.parseLong(told) : 0;
    }
}
