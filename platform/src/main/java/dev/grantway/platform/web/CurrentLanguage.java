package dev.grantway.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The language of the request at hand: the one that its reader wants, and the one of the page that answers. */
@RequestScoped
public class CurrentLanguage {
    private final AtomicReference<Language> wanted = new AtomicReference<>(Language.ENGLISH);
    private final AtomicReference<String> here = new AtomicReference<>("/");
    private final AtomicBoolean translated = new AtomicBoolean();

    /**
     * Is called once, before the resource, by the filter that reads the request.
     *
     * @param path path and query of the page that the reader is at
     */
    void begin(Language found, String path) {
        wanted.set(found);
        here.set(path);
    }

    /** The page has all languages: it is in the one that its reader wants. */
    Language show() {
        translated.set(true);
        return wanted.get();
    }

    /** Of the page that answers; English for one that has no other. */
    public Language shown() {
        return translated.get() ? wanted.get() : Language.ENGLISH;
    }

    /** Whether the page that answers can be read in each language. */
    public boolean isTranslated() {
        return translated.get();
    }

    /** Path and query of the page that the reader is at; of the one before where a form was answered by a page. */
    public String here() {
        return here.get();
    }
}
