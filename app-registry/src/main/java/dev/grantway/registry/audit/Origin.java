package dev.grantway.registry.audit;

/**
 * Who, by which way, and from where.
 *
 * @param address the network of the caller; empty where there is no caller
 */
record Origin(Actor actor, Door door, String address) {
    static final Origin PLATFORM = new Origin(new Actor.Platform(), Door.NONE, "");
}
