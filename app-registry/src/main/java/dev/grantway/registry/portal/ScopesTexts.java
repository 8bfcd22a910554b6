package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of an app's scopes tab, and of the page that asks once more. */
@MessageBundle("scopes")
interface ScopesTexts {
    @Message("Saved. It is in force within seconds.")
    String saved();

    @Message(
            "Required scopes are in each install URL. Conditionally required ones count only where the URL names them. "
                    + "Optional ones are left out for accounts whose plan lacks them.")
    String kinds();

    @Message("Other required scopes make a new consent version (now {number}): whoever installed the app can be asked "
            + "again. A scope that an active subscription needs cannot go before the subscription.")
    String consentVersion(int number);

    @Message(
            "Say of each scope what your app needs it for: who installs the app reads it below the scope, as your words. "
                    + "Another purpose makes no new consent version.")
    String purposes();

    @Message("Search scopes")
    String searchLabel();

    @Message("Search")
    String search();

    @Message("All scopes")
    String all();

    @Message("No scope has “{query}” in its name or text.")
    String none(String query);

    @Message("No longer offered")
    String withdrawn();

    @Message("Nobody can grant it any more.")
    String withdrawnHint();

    @Message("Scopes: {group}")
    String of(String group);

    @Message("Scope")
    String scope();

    @Message("What the app can do then")
    String opens();

    @Message("Kind")
    String kind();

    @Message("Sensitive")
    String sensitive();

    @Message("Required, always")
    String always();

    @Message("What your app needs it for")
    String purpose();

    @Message("({scope})")
    String purposeOf(String scope);

    @Message("1 call in {days} days")
    String oneCall(int days);

    @Message("{calls} calls in {days} days")
    String calls(long calls, int days);

    @Message("No calls in {days} days; an active subscription needs it.")
    String subscribed(int days);

    @Message("Not used in {days} days: consider taking it away, which needs no new consent.")
    String unused(int days);

    @Message("Not used in {days} days: consider taking it away, which makes a new consent version.")
    String unusedRequired(int days);

    @Message("Save scopes")
    String save();

    @Message("Save scopes?")
    String saveTitle();

    @Message("Save these scopes?")
    String saveHeading();

    @Message("Nothing is saved yet.")
    String notSaved();

    @Message("Save and ask again")
    String saveAndAsk();
}
