package dev.grantway.token.oauth;

/** Why a request is refused, with its error code and status. RFC 6749, section 5.2. */
public enum Reason {
    REQUEST_MALFORMED("invalid_request", 400),
    MEDIA_TYPE_UNKNOWN("invalid_request", 415),
    GRANT_TYPE_UNKNOWN("unsupported_grant_type", 400),
    CLIENT_UNKNOWN("invalid_client", 400),
    CLIENT_SECRET_WRONG("invalid_client", 400),
    CLIENT_ASSERTION_WRONG("invalid_client", 401),
    CLIENT_NOT_ALLOWED("unauthorized_client", 400),
    CODE_UNKNOWN("invalid_grant", 400),
    CODE_EXPIRED("invalid_grant", 400),
    REDIRECT_URI_MALFORMED("invalid_request", 400),
    REDIRECT_URI_DIFFERS("invalid_grant", 400),
    CODE_VERIFIER_DIFFERS("invalid_grant", 400),
    REFRESH_TOKEN_DEAD("invalid_grant", 400),
    SCOPE_DIFFERS("invalid_scope", 400),
    INSTALLATION_UNKNOWN("invalid_grant", 400),
    /** RFC 8707, section 2. */
    RESOURCE_UNKNOWN("invalid_target", 400),
    /** RFC 7009, section 2.2.1. */
    TOKEN_NOT_REVOCABLE("unsupported_token_type", 400),
    /** No RFC has an error for it; the status says it. RFC 6585, section 4. */
    TOO_MANY_REQUESTS("temporarily_unavailable", 429),
    /** Never {@code invalid_grant}, for which clients throw the install away. */
    SUSPENDED("access_denied", 403);

    private final String error;
    private final int status;

    Reason(String error, int status) {
        this.error = error;
        this.status = status;
    }

    public String error() {
        return error;
    }

    int status() {
        return status;
    }

    boolean isAboutTheClient() {
        return this == CLIENT_UNKNOWN || this == CLIENT_SECRET_WRONG || this == CLIENT_ASSERTION_WRONG;
    }
}
