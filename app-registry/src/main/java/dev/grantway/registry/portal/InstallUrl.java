package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The address that a customer opens to install the app and come back to one of its redirect URLs.
 *
 * @param element the id of the element that shows it
 */
record InstallUrl(String redirectUri, String url, String element) {
    /** One for each redirect URL. */
    static List<InstallUrl> of(String baseUrl, AppDetails app) {
        var urls = new ArrayList<InstallUrl>();
        for (String redirectUri : app.draft().redirectUris()) {
            urls.add(new InstallUrl(redirectUri, url(baseUrl, app, redirectUri), "install-url-" + urls.size()));
        }
        return List.copyOf(urls);
    }

    private static String url(String baseUrl, AppDetails app, String redirectUri) {
        var scopes = app.draft().scopes();
        String url = baseUrl + "/oauth/authorize?client_id=" + encoded(app.clientId()) + "&redirect_uri="
                + encoded(redirectUri) + "&scope=" + encoded(String.join(" ", scopes.required()));
        return scopes.optional().isEmpty()
                ? url
                : url + "&optional_scope=" + encoded(String.join(" ", scopes.optional()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
