package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.Stage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One case at one door: what it asks goes through here, is written down, and is held to what is true of any answer. */
final class Scene {
    static final String DECISION = "/oauth/consent";
    static final String ACCOUNT = "/oauth/consent/account";

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\"");

    private final Door door;
    private final Tools tools;
    private final Transcript transcript;

    Scene(Door door, Tools tools, Transcript transcript) {
        this.door = door;
        this.tools = tools;
        this.transcript = transcript;
    }

    /**
     * What cases need of the running service.
     *
     * @param issuer also the base of all links
     */
    record Tools(Stage stage, Neighbours neighbours, String issuer) {}

    Door door() {
        return door;
    }

    Stage stage() {
        return tools.stage();
    }

    Neighbours neighbours() {
        return tools.neighbours();
    }

    String issuer() {
        return tools.issuer();
    }

    void note(String text) {
        transcript.note(text);
    }

    /** Sends a request; an answer that no attack may ever have fails the case. */
    Answer ask(Request request) throws IOException {
        var answer = askBroken(request);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
        return answer;
    }

    /** One that is no HTTP, or more than is read: it may get no answer. */
    Answer askBroken(Request request) throws IOException {
        var answer = Wire.send(request);
        transcript.add(request, answer);
        assertSafe(answer);
        return answer;
    }

    private static void assertSafe(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isNotEqualTo(500);
        assertThat(answer.header("X-Injected")).as("a header of the attacker's").isEmpty();
        assertThat(answer.header("Set-Cookie"))
                .as("a cookie of a service that sets none")
                .isEmpty();
        assertThat(answer.headers())
                .as("leave for other sites")
                .noneMatch(header -> header.name().toLowerCase(Locale.ROOT).startsWith("access-control-"));
        assertThat(answer.body()).doesNotContain("Exception", "at dev.grantway", "at java.", "SQLSTATE");
        assertThat(answer.location().filter(to -> to.contains("evil")))
                .as("the way to a stranger")
                .isEmpty();
        if (answer.isPage()) {
            assertThat(answer.body()).doesNotContain("<script>").doesNotContain("href=\"javascript:");
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
        }
    }

    /** A link at this door that is accepted. */
    Link link(AppSnapshot app) {
        return Link.to(door.kind(), app);
    }

    Answer open(Browser browser, Link link) throws IOException {
        return ask(Request.get(link).of(browser));
    }

    /** The hidden fields of a page, as a browser would send them. */
    static Map<String, List<String>> fields(Answer page) {
        var fields = new LinkedHashMap<String, List<String>>();
        Matcher found = HIDDEN.matcher(page.body());
        while (found.find()) {
            fields.put(found.group(1), List.of(unescaped(found.group(2))));
        }
        return fields;
    }

    private static String unescaped(String attribute) {
        return attribute
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** A form with a page's hidden fields and one more. */
    static Request form(String path, Answer page, String field, String... values) {
        var all = fields(page);
        all.put(field, List.of(values));
        return Request.form(path, all);
    }

    Answer choose(Browser browser, Answer list, AccountAccess account) throws IOException {
        return ask(form(ACCOUNT, list, "account", Integer.toString(account.accountId()))
                .of(browser));
    }

    /** The page on which to decide. */
    Answer toConsent(Browser browser, Link link, AccountAccess account) throws IOException {
        var page = choose(browser, open(browser, link), account);
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page;
    }

    /** Presses <em>Grant access</em> with these optional scopes ticked. */
    Answer grant(Browser browser, Answer consent, String... ticked) throws IOException {
        return ask(grantForm(consent, ticked).of(browser));
    }

    static Request grantForm(Answer consent, String... ticked) {
        var all = fields(consent);
        all.put("optional_scope", List.of(ticked));
        all.put("decision", List.of("grant"));
        return Request.form(DECISION, all);
    }

    Answer cancel(Browser browser, Answer consent) throws IOException {
        return ask(form(DECISION, consent, "decision", "cancel").of(browser));
    }

    /** How many codes were asked for, for an app. */
    long codesOf(AppSnapshot app) {
        return neighbours().codeRequests.stream()
                .filter(request -> request.path("appId").asInt() == app.appId())
                .count();
    }

    /** A page here with one of these words and no way on. */
    static void assertPage(Answer answer, int status, String... codes) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.isPage()).as("%s", answer).isTrue();
        assertThat(answer.error()).isIn((Object[]) codes);
    }

    /** The app is told, at its own URI, with its state and at the standard door with the issuer. */
    void assertSentToApp(Answer answer, String error, String state) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        assertThat(answer.location().orElse(""))
                .startsWith("https://app.example/cb?error=" + error + "&error_description=")
                .endsWith((state.isEmpty() ? "" : "&state=" + state) + door.afterState(Link.encode(issuer())));
    }

    /** A code goes to the app. */
    void assertGranted(Answer answer, String redirectUri) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        assertThat(answer.location().orElse("")).startsWith(redirectUri + "?code=gwc1_");
    }
}
