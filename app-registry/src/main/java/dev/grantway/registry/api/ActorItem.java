package dev.grantway.registry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.audit.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as a program reads it.
 *
 * @param kind PERSON, API_KEY, OPERATOR or PLATFORM
 * @param id of the person, the key or the client; absent for the platform
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActorItem(
        String kind, @Nullable String id, @Nullable String name) {
    public static ActorItem of(Actor actor) {
        return switch (actor) {
            case Actor.Person(int userId) -> new ActorItem("PERSON", Integer.toString(userId), null);
            case Actor.ApiKey(long keyId, String name) -> new ActorItem("API_KEY", Long.toString(keyId), name);
            case Actor.Operator(String clientId) -> new ActorItem("OPERATOR", clientId, null);
            case Actor.Platform() -> new ActorItem("PLATFORM", null, null);
        };
    }
}
