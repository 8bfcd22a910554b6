package dev.grantway.platform.web;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every template needs: {@code inject:page}. */
@Named("page")
@Singleton
public class PageView {
    private final CurrentSession session;
    private final String service;

    PageView(CurrentSession session, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.session = session;
        this.service = service;
    }

    /** Where this service's style sheet and scripts are. */
    public String assets() {
        return "/assets/" + service;
    }

    /** For the hidden field {@code csrf_token}. */
    public String csrfToken() {
        return session.csrfToken();
    }

    public boolean signedIn() {
        return session.find().isPresent();
    }

    /** The signed-in person's e-mail address; empty when nobody is. */
    public String email() {
        return session.find().map(Session::email).orElse("");
    }
}
