package dev.grantway.webhook.lane;

/** What an app asks for its endpoint, as it is known now; asked on event loops, so that nothing may wait. */
interface EndpointLimits {
    /** How many requests may be under way to a part of an endpoint; at least 1. */
    int requestsUnderWay(Lane.Part part);

    /** How many events a request may hold; at least 1. */
    int eventsPerRequest(int appId);

    /** How many requests to a part of an endpoint may begin within a second; 0 for any number. */
    int requestsPerSecond(Lane.Part part);
}
