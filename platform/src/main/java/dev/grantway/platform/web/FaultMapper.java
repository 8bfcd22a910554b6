package dev.grantway.platform.web;

import dev.grantway.platform.database.FailedStore;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Answers faults: a page for people, a problem for programs, both with a number that finds the line in the log.
 *
 * <p>It is asked by the mappers and filters that meet them. A service that wants it for all that fails has a mapper of its
 * own that asks it, for some answer in other shapes.
 */
@Singleton
public class FaultMapper {
    private static final Logger LOG = Logger.getLogger(FaultMapper.class);
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Engine templates;
    private final CurrentLanguage language;

    FaultMapper(Engine templates, CurrentLanguage language) {
        this.templates = templates;
        this.language = language;
    }

    /** Answers what no other mapper knows: a database that is away by 503 with a time to come again, the rest by 500. */
    public Response answer(RuntimeException failure, HttpHeaders headers, UriInfo uri) {
        if (failure instanceof WebApplicationException refusal) {
            return refusal.getResponse();
        }
        String correlationId = UUID.randomUUID().toString();
        boolean page = readsPages(headers.getAcceptableMediaTypes(), uri.getPath());
        if (FailedStore.isAway(failure)) {
            LOG.warnf(
                    "answered 503, correlation id %s: %s: %s", correlationId, failure.getMessage(), failure.getCause());
            var answer = answer(Fault.DATABASE_AWAY, correlationId, page);
            return Response.fromResponse(answer)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        LOG.errorf(failure, "answered 500, correlation id %s", correlationId);
        return answer(Fault.MISTAKE, correlationId, page);
    }

    /** Answers a fault of the request's, and leaves a line in the log. */
    Response answer(Fault fault, List<MediaType> accepted, String path) {
        return answer(fault, refused(fault), readsPages(accepted, path));
    }

    private static String refused(Fault fault) {
        String correlationId = UUID.randomUUID().toString();
        LOG.infof("refused with %s, correlation id %s", fault.code(), correlationId);
        return correlationId;
    }

    /** The page of a fault of the request's, with a way back, which may be empty; leaves a line in the log. */
    String page(Fault fault, String back) {
        return page(fault, refused(fault), back);
    }

    /** The same for programs. */
    Problem problem(Fault fault) {
        return problem(fault, refused(fault));
    }

    /** Who says so, and who takes anything and is not at an API. */
    static boolean readsPages(List<MediaType> accepted, String path) {
        return asksForPages(accepted)
                || (accepted.stream().anyMatch(MediaType.TEXT_HTML_TYPE::isCompatible) && !path.startsWith("/api/"));
    }

    /** As browsers do; a program that takes anything does not. */
    static boolean asksForPages(List<MediaType> accepted) {
        return accepted.stream()
                .anyMatch(type -> type.getType().equalsIgnoreCase("text")
                        && type.getSubtype().equalsIgnoreCase("html"));
    }

    private Response answer(Fault fault, String correlationId, boolean page) {
        return page
                ? Response.status(fault.status())
                        .type(HTML)
                        .entity(page(fault, correlationId, ""))
                        .build()
                : Response.status(fault.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(problem(fault, correlationId))
                        .build();
    }

    private static Problem problem(Fault fault, String correlationId) {
        return new Problem(
                fault.status(),
                fault.title(),
                fault.cause() + " " + fault.remedy(),
                fault.code(),
                correlationId,
                List.of());
    }

    private String page(Fault fault, String correlationId, String back) {
        try {
            return templates
                    .getTemplate("grantway/fault")
                    .instance()
                    .setAttribute(TemplateInstance.LOCALE, language.show().tag())
                    .data("heading", fault.title())
                    .data("cause", fault.cause())
                    .data("remedy", fault.remedy())
                    .data("code", fault.code())
                    .data("correlationId", correlationId)
                    .data("back", back)
                    .render();
        } catch (RuntimeException e) { // the brand may be out of reach too
            LOG.warnf(e, "the page of %s could not be made", correlationId);
            return "<!DOCTYPE html><title>" + fault.title() + "</title><h1>" + fault.title() + "</h1><p>"
                    + fault.cause() + " " + fault.remedy() + "<p>Error " + fault.code() + " · " + correlationId;
        }
    }
}
