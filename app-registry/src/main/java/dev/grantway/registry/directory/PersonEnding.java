package dev.grantway.registry.directory;

/** What other features keep of a person, where the person is removed. */
public interface PersonEnding {
    /** Forgets it, in the transaction that removes the person. */
    void end(int userId);
}
