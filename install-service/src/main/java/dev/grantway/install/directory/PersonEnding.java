package dev.grantway.install.directory;

/** What another feature keeps of a person, where the directory removed that person. */
public interface PersonEnding {
    /** Forgets it, in the caller's transaction; may be called again. */
    void end(int userId);
}
