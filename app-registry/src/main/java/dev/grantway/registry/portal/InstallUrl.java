package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The address that a customer opens to install the app and come back to one of its redirect URLs.
 *
 * @param element the id of the element that shows it
 */
record InstallUrl(String redirectUri, String url, String element) {
    private static final String HUBSPOT_DOOR = "/oauth/authorize?";
    private static final String STANDARD_DOOR = "/oauth2/authorize?response_type=code&";

    /** One for each redirect URL. */
    static List<InstallUrl> of(String baseUrl, AppDetails app) {
        var scopes = app.draft().scopes();
        var urls = new ArrayList<InstallUrl>();
        for (String redirectUri : app.draft().redirectUris()) {
            String url = baseUrl + HUBSPOT_DOOR + query(app, redirectUri, scopes.required(), scopes.optional());
            urls.add(new InstallUrl(redirectUri, url, "install-url-" + urls.size()));
        }
        return List.copyOf(urls);
    }

    /** The one that was put together. */
    static InstallUrl of(String baseUrl, AppDetails app, InstallUrlForm form) {
        var scopes = Stream.concat(app.draft().scopes().required().stream(), form.conditional().stream())
                .toList();
        String url = baseUrl
                + (form.standardDoor() ? STANDARD_DOOR : HUBSPOT_DOOR)
                + query(app, form.redirectUri(), scopes, form.optional())
                + (form.state().isEmpty() ? "" : "&state=" + encoded(form.state()));
        return new InstallUrl(form.redirectUri(), url, "built-url");
    }

    private static String query(AppDetails app, String redirectUri, List<String> scopes, List<String> optional) {
        String query = "client_id=" + encoded(app.clientId()) + "&redirect_uri=" + encoded(redirectUri) + "&scope="
                + encoded(String.join(" ", scopes));
        return optional.isEmpty() ? query : query + "&optional_scope=" + encoded(String.join(" ", optional));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
