package dev.grantway.install.listing;

/**
 * What a list says of an app.
 *
 * @param publisher empty when it is unknown
 */
record AppLabel(String name, String publisher, boolean publisherVerified) {
    /** Of an app that is not known here. */
    static AppLabel unknown(int appId) {
        return new AppLabel("App " + appId, "", false);
    }
}
