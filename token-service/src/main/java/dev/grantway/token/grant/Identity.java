package dev.grantway.token.grant;

/** Whom HubSpot's token info shows: the user's e-mail address and the account's domain, as of the consent. */
public record Identity(String userEmail, String accountDomain) {
    /** When it was erased, or cannot be opened. */
    public static final Identity UNKNOWN = new Identity("", "");

    @Override
    public String toString() {
        return "Identity[redacted]";
    }
}
