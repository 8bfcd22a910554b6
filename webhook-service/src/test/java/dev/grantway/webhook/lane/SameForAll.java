package dev.grantway.webhook.lane;

/** As if all apps had asked for the same. */
record SameForAll(int underWay, int perSecond) implements EndpointLimits {
    @Override
    public int requestsUnderWay(Lane.Part part) {
        return underWay;
    }

    @Override
    public int eventsPerRequest(int appId) {
        return 100;
    }

    @Override
    public int requestsPerSecond(Lane.Part part) {
        return perSecond;
    }
}
