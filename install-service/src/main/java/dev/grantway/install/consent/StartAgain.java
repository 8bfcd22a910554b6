package dev.grantway.install.consent;

import dev.grantway.install.authorize.InstallLinks;
import dev.grantway.install.page.WayOut;
import jakarta.inject.Singleton;

/** The way to the beginning of an install, with all that its link asked for. */
@Singleton
class StartAgain {
    private static final String LABEL = "Start again";

    private final InstallLinks links;

    StartAgain(InstallLinks links) {
        this.links = links;
    }

    static WayOut of(ConsentFlow flow) {
        return new WayOut(LABEL, flow.link());
    }

    /** For a form that cannot be opened: what it says of its link is followed only to a door of ours. */
    WayOut[] of(SentForm form) {
        return links.read(form.again()).stream()
                .map(link -> new WayOut(LABEL, link.door().path() + "?" + link.query()))
                .toArray(WayOut[]::new);
    }
}
