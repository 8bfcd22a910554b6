package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of an app's second tab. */
@MessageBundle("auth")
interface AuthTexts {
    @Message("Keep these now")
    String keepNow();

    @Message("They are shown this once. Nobody can look them up later; a new one can be made at any time.")
    String shownOnce();

    @Message("Client secret")
    String clientSecret();

    @Message("Webhook secret")
    String webhookSecret();

    @Message("Credentials")
    String credentials();

    @Message("App id")
    String appId();

    @Message("Client id")
    String clientId();

    @Message("Kind")
    String kind();

    @Message("Confidential: it proves itself with a client secret")
    String confidential();

    @Message("Public: it proves itself with PKCE and has no client secret")
    String publicApp();

    @Message("Client secrets")
    String clientSecrets();

    @Message("New client secret")
    String newClientSecret();

    @Message("Webhook secrets")
    String webhookSecrets();

    @Message("New webhook secret")
    String newWebhookSecret();

    @Message("They sign webhooks by Standard Webhooks. HubSpot's headers are signed with the client secret.")
    String webhookSecretsHint();

    @Message("Add one below.")
    String addBelow();

    @Message(
            "Conditionally required scopes are not in it: add those that a customer needs to its scope " + "parameter.")
    String notInIt();

    @Message("Put a link together, and try it for a customer")
    String putTogether();

    @Message("One a line, compared character by character. HTTPS, or http on localhost.")
    String redirectUrlsHint();

    @Message("Save redirect URLs")
    String saveRedirectUrls();

    @Message("Tokens")
    String tokens();

    @Message("Refresh tokens")
    String refreshTokens();

    @Message("Stable: one for as long as the app is installed. Rotating: a new one with each refresh, "
            + "which the app has to store; the one before stays good until its successor is used.")
    String refreshTokensHint();

    @Message("Stable")
    String stable();

    @Message("Rotating")
    String rotating();

    @Message("rotating, always. A public app has no secret beside them, so each refresh gives a new one.")
    String alwaysRotating();

    @Message("Acts for")
    String actsFor();

    @Message("For the account, it goes on when whoever consented leaves. As the person, its access ends "
            + "when that person leaves the account. A change counts from the next consent on.")
    String actsForHint();

    @Message("The account")
    String theAccount();

    @Message("The person who consents")
    String thePerson();

    @Message("Public keys")
    String publicKeys();

    @Message("A JWK Set, to prove the app with private_key_jwt in place of a client secret: 1 to 10 "
            + "public keys, EC on P-256 or RSA from 2048 bits. Keep the private keys. To change a key, add "
            + "the new one, switch the app over, then remove the old one. An address of keys (jwks_uri) is "
            + "not taken.")
    String publicKeysHint();

    @Message("Save tokens")
    String saveTokens();

    @Message("Secret")
    String secret();

    @Message("Made")
    String made();

    @Message("Last used")
    String lastUsed();

    @Message("Not used since")
    String notUsedSince();

    @Message("Not known yet")
    String notCountedYet();

    @Message("A client secret is used when the app proves itself with it: to get tokens, to ask about one or "
            + "to end one. That shows here some minutes later. Signing webhooks is no use of it.")
    String lastUsedHint();

    @Message("Works until")
    String worksUntil();

    @Message("Signs no more")
    String signsNoMore();

    @Message("Signs HubSpot's headers")
    String signsHubSpot();

    @Message("No end")
    String noEnd();

    @Message("Let it work, from now, for")
    String letItWork();

    @Message("1 hour")
    String oneHour();

    @Message("24 hours")
    String oneDay();

    @Message("7 days")
    String oneWeek();

    @Message("30 days")
    String oneMonth();

    @Message("Set")
    String set();

    @Message("Sign with the new one")
    String signWithNew();

    @Message("Revoke now")
    String revokeNow();

    @Message("The one before works for some days more, so that you can change over without a break.")
    String overlap();

    @Message("Until it ends, HubSpot's headers are signed with it, unless you press “Sign with the new one”.")
    String untilItEnds();
}
