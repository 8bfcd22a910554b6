package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of what an app called. */
@MessageBundle("calls")
interface CallsTexts {
    @Message("Calls of the product's API by {app} within 30 days: those that failed, and a sample of the "
            + "others. Nothing can be counted by it; queries, bodies and tokens are never kept.")
    String intro(String app);

    @Message("Outcome")
    String outcome();

    @Message("All")
    String all();

    @Message("Failed")
    String failed();

    @Message("Let through")
    String letThrough();

    @Message("Path begins with")
    String pathBegins();

    @Message("No call fits.")
    String noneFits();

    @Message("Once the app calls the product's API, what fails will be here within seconds.")
    String willBeHere();

    @Message("Call")
    String call();

    @Message("Status")
    String status();

    @Message("Why")
    String why();

    @Message("needs")
    String needs();
}
