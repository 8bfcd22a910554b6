package dev.grantway.contracts.events;

/** How deliveries look on the wire; the signatures of Standard Webhooks go with each. */
public enum WebhookFormat {
    /** A JSON array of events with HubSpot's field names and HubSpot's signatures. */
    HUBSPOT,
    /** One CloudEvent a request: its attributes in headers, its data in the body. CloudEvents HTTP binding, section 3.1. */
    CLOUDEVENTS_BINARY,
    /** CloudEvents as JSON: one, or an array of them. CloudEvents HTTP binding, sections 3.2 and 3.3. */
    CLOUDEVENTS_STRUCTURED
}
