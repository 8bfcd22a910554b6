package dev.grantway.platform.web;

/**
 * What can go wrong with any request, wherever it goes.
 *
 * @param code the word to give to support, such as {@code TRY_AGAIN_SOON}
 * @param status the HTTP status, 400 or above
 * @param title what happened, in a few words
 * @param cause why
 * @param remedy what to do now
 */
record Fault(String code, int status, String title, String cause, String remedy) {
    static final Fault FORM_OF_ANOTHER_SITE = new Fault(
            "FORM_NOT_FROM_HERE",
            403,
            "This form was not sent from this site",
            "Either another site sent it, or it is from before you signed in or out. Nothing was done.",
            "Go back, reload the page, and send the form again.");

    static final Fault FORM_MALFORMED = new Fault(
            "FORM_MALFORMED",
            400,
            "This form cannot be read",
            "What came is not percent-encoded UTF-8. Nothing was done.",
            "Go back, reload the page, and send the form again.");

    static final int TOO_LARGE = 413;

    /** Of a body with more than the limit, such as {@code 2 MiB}. */
    static Fault tooLarge(String limit) {
        return new Fault(
                "BODY_TOO_LARGE",
                TOO_LARGE,
                "This is too large",
                "What you sent is larger than " + limit + ", and this site takes in no more at once. Nothing was done.",
                "Go back, and send less or a smaller file.");
    }

    /** It does not say that nothing was done: a connection may be lost between a commit and its answer. */
    static final Fault DATABASE_AWAY = new Fault(
            "TRY_AGAIN_SOON",
            503,
            "This has to wait for a moment",
            "A part of this site does not answer now. Nothing that was done before is lost.",
            "Reload this page in a few seconds. If you sent a form, look first whether it was taken in. If it stays like"
                    + " this, tell the support of this site.");

    static final Fault MISTAKE = new Fault(
            "SERVER_ERROR",
            500,
            "Something went wrong here",
            "That is a mistake of ours, and not of yours.",
            "Try again. If it stays like this, give the number below to the support of this site.");
}
