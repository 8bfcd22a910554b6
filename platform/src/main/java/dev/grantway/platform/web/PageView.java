package dev.grantway.platform.web;

import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import io.quarkus.arc.Arc;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every template needs: {@code inject:page}. */
@Named("page")
@Singleton
public class PageView {
    private final CurrentSession session;
    private final CurrentLanguage language;
    private final Sentences sentences;
    private final String service;

    PageView(
            CurrentSession session,
            CurrentLanguage language,
            Sentences sentences,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.session = session;
        this.language = language;
        this.sentences = sentences;
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

    /** The languages that the page can be read in beside the one that it is in. */
    public List<Language> otherLanguages() {
        return inRequest() && language.isTranslated()
                ? Arrays.stream(Language.values())
                        .filter(each -> each != language.shown())
                        .toList()
                : List.of();
    }

    /** Path and query of the page, to come back to. */
    public String here() {
        return inRequest() ? language.here() : "/";
    }

    /** A sentence that was made in Java, in the page's language. */
    public String say(String sentence) {
        return sentences.in(shown(), sentence);
    }

    /** A moment for readers without script, in the page's language; with script it is shown in their zone. */
    public String moment(Instant time) {
        String day = shown() == Language.GERMAN ? "d. MMM" : "d MMM";
        return DateTimeFormatter.ofPattern(day + " yyyy, HH:mm 'UTC'", shown().locale())
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private Language shown() {
        return inRequest() ? language.shown() : Language.ENGLISH;
    }

    /** A mail is a template too, and so is the page of what fails before there is a request to speak of. */
    private static boolean inRequest() {
        return Arc.container().requestContext().isActive();
    }
}
