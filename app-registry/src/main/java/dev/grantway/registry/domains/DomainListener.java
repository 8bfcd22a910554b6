package dev.grantway.registry.domains;

/** Who tells the other services what follows from a change of a publisher's domain. */
public interface DomainListener {
    /** Tells how it stands now; may be asked again for what was told before. */
    void domainChanged(int accountId);
}
