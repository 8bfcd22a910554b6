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

    @Message("How they are sent")
    String sent();

    @Message("Format")
    String format();

    @Message("What a request holds. The signatures of Standard Webhooks go with each.")
    String formatHint();

    @Message("HubSpot: a JSON array of up to 100 events")
    String formatHubspot();

    @Message("CloudEvents as JSON, several in a request")
    String formatStructured();

    @Message("CloudEvents with attributes in headers, one in a request")
    String formatBinary();

    @Message("Sign with the platform's key as well")
    String asymmetric();

    @Message("A signature (v1a) that is verified without a shared secret, with the keys at")
    String asymmetricHint();

    @Message("Offer HTTP/2")
    String http2();

    @Message("Where your server speaks it too; otherwise HTTP/1.1.")
    String http2Hint();

    @Message("Requests a second")
    String perSecond();

    @Message("At most so many begin within a second, from 1 to 10000. Empty for no such limit.")
    String perSecondHint();

    @Message("Heed Retry-After")
    String retryAfter();

    @Message("With 429 or 503 your server can say when to come again: later than planned, within 24 hours.")
    String retryAfterHint();

    @Message("Turn deliveries off at 410")
    String gone();

    @Message("After the answer 410 nothing more is sent until you turn deliveries on again.")
    String goneHint();

    @Message("Final answers")
    String finals();

    @Message(
            "Statuses from 400 to 499 after which a delivery is not tried again, such as 404, 422. Empty: all are tried again.")
    String finalsHint();

    @Message("Save how they are sent")
    String saveSent();

    @Message("Headers of your own")
    String headers();

    @Message("Up to 10 go with each request. Their values are kept as secrets and are not shown again.")
    String headersHint();

    @Message("Headers that you add will be here, such as a key that your gateway asks for.")
    String noHeaders();

    @Message("Header name")
    String headerName();

    @Message("Value")
    String headerValue();

    @Message("Set, not shown")
    String headerSet();

    @Message("Remove")
    String removeHeader();

    @Message("Add or replace a header")
    String newHeader();

    @Message("Such as X-Api-Key. A name that is there gets the new value.")
    String headerNameHint();

    @Message("Up to 1000 printable characters.")
    String headerValueHint();

    @Message("Save header")
    String saveHeader();
}
