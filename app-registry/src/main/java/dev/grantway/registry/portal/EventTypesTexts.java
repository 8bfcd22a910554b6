package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the event explorer, and of an event type wherever it is shown. */
@MessageBundle("events")
interface EventTypesTexts {
    @Message("What happens in the product and can be sent to an app. An app hears of it through a "
            + "subscription on its Webhooks tab, in each account that granted it the scope.")
    String intro();

    @Message("The product has no event types yet. What an app can hear of will be here.")
    String none();

    @Message("Search")
    String search();

    @Message("A part of a name, a scope, a field or a word.")
    String searchHint();

    @Message("All event types")
    String all();

    @Message("No event type has “{query}” in it.")
    String noneHas(String query);

    @Message("{#when count}{#is 1}1 event type{#else}{count} event types{/when}")
    String count(int count);

    @Message("Scope")
    String scope();

    @Message("Fields beside those of every event")
    String fields();

    @Message("none")
    String noFields();

    @Message("What the app receives, one of a JSON array:")
    String receives();

    @Message("Example of {type}")
    String exampleOf(String type);

    @Message("There is no example of it.")
    String noExample();

    @Message("JSON Schema")
    String schema();

    @Message("of {type}")
    String ofType(String type);
}
