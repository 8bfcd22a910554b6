package dev.grantway.webhook.logpages;

import dev.grantway.webhook.search.Place;
import dev.grantway.webhook.search.TypedFilter;
import java.util.Optional;

/** Addresses of an app's log that keep what is looked for. */
record LogAddress(int appId, TypedFilter filter) {
    /** The newest lines. */
    public String newest() {
        return address("", filter.asParameters());
    }

    /** All lines. */
    public String all() {
        return address("", "");
    }

    String older(Place place) {
        return address("", "&before=" + place + filter.asParameters());
    }

    String newer(Place place) {
        return address("", "&after=" + place + filter.asParameters());
    }

    String period(String key) {
        return address("", "&period=" + key);
    }

    /** New lines as they come. */
    String stream(Optional<Place> since) {
        return address("/stream", since.map(place -> "&since=" + place).orElse("") + filter.asParameters());
    }

    private String address(String below, String parameters) {
        return "/developer/apps/" + appId + "/deliveries" + below
                + (parameters.isEmpty() ? "" : "?" + parameters.substring(1));
    }
}
