package dev.grantway.registry.audit;

import java.util.OptionalInt;

/** An actor as tables have it. */
public record ActorRow(String kind, OptionalInt userId, String id, String name) {
    private static final String PERSON = "PERSON";
    private static final String API_KEY = "API_KEY";
    private static final String OPERATOR = "OPERATOR";
    private static final String PLATFORM = "PLATFORM";

    public static ActorRow of(Actor actor) {
        return switch (actor) {
            case Actor.Person(int userId) -> new ActorRow(PERSON, OptionalInt.of(userId), "", "");
            case Actor.ApiKey(long keyId, String name) ->
                new ActorRow(API_KEY, OptionalInt.empty(), Long.toString(keyId), name);
            case Actor.Operator(String clientId) -> new ActorRow(OPERATOR, OptionalInt.empty(), clientId, "");
            case Actor.Platform() -> new ActorRow(PLATFORM, OptionalInt.empty(), "", "");
        };
    }

    /** Who it is. */
    public Actor actor() {
        return switch (kind) {
            case PERSON -> new Actor.Person(userId.orElseThrow());
            case API_KEY -> new Actor.ApiKey(Long.parseLong(id), name);
            case OPERATOR -> new Actor.Operator(id);
            case PLATFORM -> new Actor.Platform();
            default -> throw new IllegalStateException(kind);
        };
    }
}
