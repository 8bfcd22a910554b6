package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of an app's webhooks tab. */
@MessageBundle("webhooks")
interface WebhooksTexts {
    @Message("Saved. It is in force within seconds.")
    String saved();

    @Message("Where webhooks go")
    String target();

    @Message("Nothing is sent until a target URL is set.")
    String nowhere();

    @Message("Target URL")
    String targetUrl();

    @Message("Events of all accounts that installed the app are posted here as JSON.")
    String targetUrlHint();

    @Message("Requests at once")
    String atOnce();

    @Message("At most so many requests are open at your server at a time.")
    String atOnceHint();

    @Message("Tell the app when it is installed, when its scopes change and when it is uninstalled")
    String lifecycle();

    @Message("From the moment you switch it on, these are posted to the target URL:")
    String lifecycleEvents();

    @Message("Each is signed with the platform's own key. Verify it with the keys at")
    String lifecycleKeys();

    @Message("Save target")
    String saveTarget();

    @Message("Stop webhooks")
    String stop();

    @Message("Subscriptions")
    String subscriptions();

    @Message("The events that the app hears of will be here.")
    String noSubscriptions();

    @Message("Add the first one below.")
    String addFirst();

    @Message("Event")
    String event();

    @Message("Property")
    String property();

    @Message("State")
    String state();

    @Message("Id")
    String id();

    @Message("All")
    String all();

    @Message("Active")
    String active();

    @Message("Paused")
    String paused();

    @Message("Pause")
    String pause();

    @Message("Activate")
    String activate();

    @Message("Delete")
    String remove();

    @Message("New subscription")
    String newSubscription();

    @Message("Those that need a scope the app does not have cannot be chosen; add the scope on the Scopes tab.")
    String eventHint();

    @Message("Choose an event")
    String chooseEvent();

    @Message("(needs {scope})")
    String needs(String scope);

    @Message("For propertyChange events: the one property to hear of. Empty for all.")
    String propertyHint();

    @Message("Active at once")
    String activeAtOnce();

    @Message("Otherwise it starts paused.")
    String startsPaused();

    @Message("Add subscription")
    String add();

    @Message("The product has no event types yet. What the app can hear of will be here.")
    String noEventTypes();

    @Message("What the app receives of each.")
    String receives();

    @Message("Search all event types")
    String searchAll();

    @Message("Scope missing")
    String scopeMissing();

    @Message("It needs the scope")
    String itNeeds();

    @Message("which the app does not have.")
    String whichIsMissing();

    @Message("Add the scope, then the subscription")
    String addScope();

    @Message("({scope})")
    String addWhich(String scope);
}
