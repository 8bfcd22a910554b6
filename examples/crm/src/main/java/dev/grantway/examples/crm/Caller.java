package dev.grantway.examples.crm;

/**
 * The app that calls, as the gateway says it: Grantway's gate has checked its token and the scopes that the route needs,
 * and the gateway has replaced whatever the caller sent under these names. So nothing but the gateway may reach this port.
 */
record Caller(int accountId, long appId) {
    static Caller of(Visit visit) throws ApiError {
        try {
            return new Caller(
                    Integer.parseInt(visit.header("X-Grantway-Account-Id")),
                    Long.parseLong(visit.header("X-Grantway-App-Id")));
        } catch (NumberFormatException e) {
            throw ApiError.notThroughTheGate();
        }
    }
}
