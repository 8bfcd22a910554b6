package dev.grantway.install.authorize;

import dev.grantway.install.page.Obstacle;
import java.util.List;

/** The words for what can be wrong with an install link. */
final class AuthorizationObstacles {
    private static final String CANNOT_CONNECT = "Couldn't complete the connection";
    private static final String DEVELOPER_MENDS =
            "Please contact the app developer: the install link has to be corrected. You have nothing to do here.";

    private AuthorizationObstacles() {}

    static Obstacle tooLong(String what, int limit) {
        return new Obstacle(
                "REQUEST_TOO_LONG",
                400,
                CANNOT_CONNECT,
                "The " + what + " in the install link has more than " + limit + " characters.",
                DEVELOPER_MENDS);
    }

    static Obstacle malformed() {
        return new Obstacle(
                "REQUEST_MALFORMED",
                400,
                CANNOT_CONNECT,
                "The install link is damaged: its encoding cannot be read.",
                "Open the link again where you found it. If it stays like this, please contact the app developer.");
    }

    static Obstacle repeated(String parameter) {
        return new Obstacle(
                "PARAMETER_REPEATED",
                400,
                CANNOT_CONNECT,
                "The install link says " + parameter + " more than once, so it is not clear which one counts.",
                DEVELOPER_MENDS);
    }

    static Obstacle unknownApp() {
        return new Obstacle(
                "APP_UNKNOWN",
                400,
                CANNOT_CONNECT,
                "The install link does not name an app that exists here (client_id).",
                "Open the link again where you found it. If it stays like this, please contact the app developer.");
    }

    static Obstacle appNotInUse(String name) {
        return new Obstacle(
                "APP_NOT_IN_USE",
                400,
                CANNOT_CONNECT,
                name + " is switched off and cannot be installed.",
                "Please contact the app developer.");
    }

    static Obstacle noRedirect() {
        return new Obstacle(
                "REDIRECT_MISSING",
                400,
                CANNOT_CONNECT,
                "The install link does not say where to go afterwards (redirect_uri).",
                DEVELOPER_MENDS);
    }

    static Obstacle redirectMismatch() {
        return new Obstacle(
                "REDIRECT_MISMATCH",
                400,
                CANNOT_CONNECT,
                "The redirect_uri in the install link doesn't match one that the app registered.",
                "Please contact the app developer: the app's redirect URLs and the link have to be the same, character by"
                        + " character.");
    }

    static Obstacle redirectNotHttps() {
        return new Obstacle(
                "REDIRECT_NOT_HTTPS",
                400,
                CANNOT_CONNECT,
                "The redirect_uri in the install link doesn't begin with https://, so what is sent there could be read on"
                        + " the way. Plain http is for localhost alone.",
                DEVELOPER_MENDS);
    }

    static Obstacle insufficientScopes(List<String> missing) {
        return new Obstacle(
                "SCOPES_INSUFFICIENT",
                400,
                CANNOT_CONNECT,
                "Authorization failed because the provided scopes are insufficient. The app requires these, and scope= in"
                        + " the install link lacks them:",
                missing,
                DEVELOPER_MENDS);
    }

    static Obstacle scopesMismatch(List<String> wrong) {
        return new Obstacle(
                "SCOPES_MISMATCH",
                400,
                CANNOT_CONNECT,
                "Authorization failed because there is a mismatch between the scopes in the install link and the app's"
                        + " configured scopes:",
                wrong,
                DEVELOPER_MENDS);
    }
}
