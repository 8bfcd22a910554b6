package dev.grantway.install.stage;

import dev.grantway.contracts.events.AppSnapshot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An install link, whose parameters a test changes one at a time. Values are encoded as they are given. */
public record Link(String path, Map<String, String> parameters) {
    /** The doors under which the same has to hold. */
    public enum DoorKind {
        HUBSPOT("/oauth/authorize"),
        STANDARD("/oauth2/authorize");

        private final String path;

        DoorKind(String path) {
            this.path = path;
        }
    }

    /** One that is accepted. */
    public static Link to(DoorKind door, AppSnapshot app) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", encode("https://app.example/cb"));
        parameters.put("scope", "base+contacts.read");
        parameters.put("state", "xyz");
        if (door == DoorKind.STANDARD) {
            parameters.put("response_type", "code");
        }
        return new Link(door.path, parameters);
    }

    /** One at HubSpot's door that is accepted. */
    public static Link to(AppSnapshot app) {
        return to(DoorKind.HUBSPOT, app);
    }

    /** The same with another value, encoded by the test. */
    public Link with(String name, String encoded) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, encoded);
        return new Link(path, changed);
    }

    /** The same without a parameter. */
    public Link without(String name) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return new Link(path, changed);
    }

    /** The same for one account, at HubSpot's door. */
    public Link into(int accountId) {
        return new Link("/oauth/" + accountId + "/authorize", parameters);
    }

    public String query() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    public String text() {
        return path + "?" + query();
    }

    /** Applies changes of the form {@code name=value}, {@code -name} and {@code &name=value} (once more). */
    public String text(List<String> changes) {
        var link = this;
        var more = new StringBuilder();
        for (String change : changes) {
            if (change.startsWith("-")) {
                link = link.without(change.substring(1));
            } else if (change.startsWith("&")) {
                more.append(change);
            } else {
                link = link.with(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
            }
        }
        return link.text() + more;
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
