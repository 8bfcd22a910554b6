package dev.grantway.platform.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Reads which language a reader wants, and writes a page that has it in that one. */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class LanguageFilter {
    private static final int BEFORE_THE_PAGE_IS_WRITTEN = Priorities.USER + 1000;

    private final CurrentLanguage current;
    private final String ownOrigin;

    LanguageFilter(CurrentLanguage current, @ConfigProperty(name = "grantway.base-url") String ownOrigin) {
        this.current = current;
        this.ownOrigin = ownOrigin;
    }

    @ServerRequestFilter(priority = SessionFilter.PRIORITY)
    public void read(ContainerRequestContext request) {
        String chosen = Optional.ofNullable(request.getCookies().get(Language.COOKIE))
                .map(Cookie::getValue)
                .orElse("");
        var wanted = Language.of(chosen, request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        current.begin(wanted, request.getMethod().equals(HttpMethod.GET) ? pathOf(request) : pageOfForm(request));
    }

    @ServerResponseFilter(priority = BEFORE_THE_PAGE_IS_WRITTEN)
    public void write(ContainerResponseContext response) {
        boolean isPage = response.getEntity() instanceof TemplateInstance;
        if (response.getEntity() instanceof TemplateInstance page && isTranslated(page)) {
            page.setAttribute(TemplateInstance.LOCALE, current.show().tag());
        }
        if (isPage || current.isTranslated()) { // a fault is a page that is written already
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_LANGUAGE, current.shown().tag());
        }
        if (current.isTranslated()) {
            response.getHeaders().add(HttpHeaders.VARY, "Accept-Language, Cookie");
        }
    }

    private static boolean isTranslated(TemplateInstance page) {
        return page.getClass().isAnnotationPresent(Translated.class);
    }

    private static String pathOf(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** The answer to a form has an address that may not be opened; the page that the form was on has one. */
    private String pageOfForm(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString("Referer"))
                .filter(referer -> referer.startsWith(ownOrigin + "/"))
                .map(referer -> referer.substring(ownOrigin.length()))
                .orElse("/");
    }
}
