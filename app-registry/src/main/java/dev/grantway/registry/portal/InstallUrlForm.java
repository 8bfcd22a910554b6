package dev.grantway.registry.portal;

import dev.grantway.registry.apps.AppDetails;
import java.util.List;
import java.util.Map;

/**
 * What an install link is put together from, and for whom it is tried. Scopes and the redirect URL are the app's own;
 * the rest is as it was typed.
 *
 * @param redirectUri empty where the app has none
 * @param conditional the conditionally required scopes that the link names
 * @param optional the optional ones
 * @param standardDoor whether the link leads to the door that holds to the RFCs, and not to HubSpot's
 * @param person an e-mail address or an id
 */
record InstallUrlForm(
        String redirectUri,
        List<String> conditional,
        List<String> optional,
        String state,
        boolean standardDoor,
        String accountId,
        String person) {
    private static final int LONGEST_STATE = 500;
    private static final int LONGEST_PERSON = 254;
    private static final String STANDARD = "standard";

    /** As a form sent it; with all optional scopes where no form did. */
    static InstallUrlForm read(AppDetails app, Map<String, List<String>> query) {
        var redirectUris = app.draft().redirectUris();
        var scopes = app.draft().scopes();
        String first = redirectUris.stream().findFirst().orElse("");
        String wanted = text(query, "redirectUri");
        return new InstallUrlForm(
                redirectUris.contains(wanted) ? wanted : first,
                chosen(query.getOrDefault("scopes", List.of()), scopes.conditionallyRequired()),
                query.containsKey("clientId")
                        ? chosen(query.getOrDefault("optionalScopes", List.of()), scopes.optional())
                        : scopes.optional(),
                text(query, "state"),
                text(query, "door").equals(STANDARD),
                text(query, "accountId"),
                text(query, "person"));
    }

    /** What is wrong with it. */
    Problems problems() {
        if (state.length() > LONGEST_STATE) {
            return Problems.of("state", "The state is longer than " + LONGEST_STATE + " characters.");
        }
        return person.length() > LONGEST_PERSON
                ? Problems.of("person", "That is longer than an e-mail address can be.")
                : Problems.NONE;
    }

    private static List<String> chosen(List<String> sent, List<String> own) {
        return own.stream().filter(sent::contains).toList();
    }

    private static String text(Map<String, List<String>> query, String field) {
        return query.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }
}
