package dev.grantway.install.installation;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.EventScopes;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person has just agreed to.
 *
 * @param flowId of the form that they sent; a form sent twice is one consent
 * @param hour hours since 1970 of that form
 * @param memberAsOf when the directory was asked for the person's membership; empty where it does not say
 * @param decidedOn how the app stood in the account when the person's rights were looked at
 * @param redirectUri as the app sent it
 * @param codeChallenge absent when the app sent none
 * @param state the app's, decoded; absent when it sent none
 */
public record Consent(
        String flowId,
        long hour,
        AppSnapshot app,
        AccountAccess account,
        Person person,
        Optional<Instant> memberAsOf,
        EventScopes scopes,
        PresentInstallation decidedOn,
        String redirectUri,
        Optional<String> codeChallenge,
        Optional<String> state) {
    EventApp eventApp() {
        return new EventApp(app.appId(), app.clientId(), app.version());
    }

    EventAccount eventAccount() {
        return EventAccount.own(account.accountId(), account.kind());
    }
}
