package dev.grantway.registry.audit;

import java.util.OptionalInt;

/**
 * What something was done to.
 *
 * @param appId the app that it belongs to; empty when it belongs to none
 * @param id its own; a text, for ids are of many kinds
 * @param name as people know it; empty for people, whose names are looked up as long as they are here
 */
public record AuditSubject(OptionalInt appId, String id, String name) {
    /** The app itself. */
    public static AuditSubject app(int appId, String name) {
        return new AuditSubject(OptionalInt.of(appId), Integer.toString(appId), name);
    }

    /** Something that belongs to an app. */
    public static AuditSubject ofApp(int appId, String id, String name) {
        return new AuditSubject(OptionalInt.of(appId), id, name);
    }

    /** A person. */
    public static AuditSubject person(int userId) {
        return new AuditSubject(OptionalInt.empty(), Integer.toString(userId), "");
    }

    /** Something else in the developer account. */
    public static AuditSubject of(String id, String name) {
        return new AuditSubject(OptionalInt.empty(), id, name);
    }
}
