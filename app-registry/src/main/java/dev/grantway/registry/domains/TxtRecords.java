package dev.grantway.registry.domains;

/** The TXT records of the DNS. RFC 1035, section 3.3.14. */
interface TxtRecords {
    /**
     * Asks for those of a name, and waits for the answer.
     *
     * @param name in ASCII, without a dot at its end
     */
    TxtOutcome find(String name);
}
