package dev.grantway.install.installation;

/** Asked while an installation is locked: what was decided before may have been overtaken since. */
@FunctionalInterface
public interface StillWanted {
    /** Runs in the transaction that would store the wish. */
    boolean isWanted(Installation locked);
}
