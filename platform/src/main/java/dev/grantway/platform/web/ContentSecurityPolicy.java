package dev.grantway.platform.web;

/** What a page may load and where its forms may end. */
public final class ContentSecurityPolicy {
    /** The header. */
    public static final String HEADER = "Content-Security-Policy";

    /** The policy of every answer that names none of its own. */
    public static final String DEFAULT = policy("'none'", "'self'");

    private ContentSecurityPolicy() {}

    /**
     * For a page whose form ends at another origin: {@code form-action} also stops the redirect that answers a form.
     *
     * @param origin scheme, host and port
     */
    public static String withFormAction(String origin) {
        return policy("'none'", "'self' " + origin);
    }

    /** For a page that uses the site's own script, which reads pages of the site alone. */
    public static String withOwnScript() {
        return policy("'self'", "'self'") + "; connect-src 'self'";
    }

    private static String policy(String scripts, String formAction) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + scripts,
                "style-src 'self'",
                "img-src 'self' data:",
                "form-action " + formAction,
                "frame-ancestors 'none'",
                "base-uri 'none'");
    }
}
