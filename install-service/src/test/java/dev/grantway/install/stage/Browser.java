package dev.grantway.install.stage;

import static io.restassured.RestAssured.given;

import dev.grantway.install.directory.AccountAccess;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser: keeps the session, follows no redirect, sends the forms that pages hold. */
public record Browser(int userId, String sessionId, String token) {
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\"");

    /** Someone who is not signed in. */
    public static Browser anonymous() {
        return new Browser(0, "", "");
    }

    public RequestSpecification request() {
        var request =
                given().redirects().follow(false).urlEncodingEnabled(false).header("Accept", "text/html,*/*");
        return token.isEmpty() ? request : request.cookie("grantway_session", token);
    }

    /** Opens a path with its query as it stands. */
    public Response open(String pathAndQuery) {
        return request().get(pathAndQuery);
    }

    /** Presses an account's button. */
    public Response choose(Response accountList, int accountId) {
        return form(accountList).formParam("account", accountId).post("/oauth/consent/account");
    }

    /** Opens a link and presses an account's button: the page on which to decide. */
    public Response toConsent(Link link, AccountAccess account) {
        return choose(open(link.text()), account.accountId());
    }

    /** Opens a link, presses an account's button, and grants what is required. */
    public Response install(Link link, AccountAccess account) {
        return grant(toConsent(link, account), List.of());
    }

    /** Presses <em>Grant access</em> with these optional scopes ticked. */
    public Response grant(Response consent, List<String> ticked) {
        return form(consent)
                .formParam("optional_scope", ticked)
                .formParam("decision", "grant")
                .post("/oauth/consent");
    }

    /** Presses <em>Cancel</em>. */
    public Response cancel(Response consent) {
        return form(consent).formParam("decision", "cancel").post("/oauth/consent");
    }

    /** A form with the hidden fields of a page. */
    public RequestSpecification form(Response page) {
        var fields = new LinkedHashMap<String, String>(); // each form of a page holds the same form token
        Matcher found = HIDDEN.matcher(page.asString());
        while (found.find()) {
            fields.put(found.group(1), found.group(2));
        }
        return request().urlEncodingEnabled(true).formParams(fields);
    }

    /** A hidden field of a page. */
    public static String hidden(Response page, String name) {
        Matcher fields = HIDDEN.matcher(page.asString());
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2);
            }
        }
        throw new AssertionError("no field " + name + " in " + page.asString());
    }
}
