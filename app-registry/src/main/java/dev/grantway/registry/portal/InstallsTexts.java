package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages of where an app is installed. */
@MessageBundle("installs")
interface InstallsTexts {
    @Message("The accounts that install {app} will be here.")
    String willBeHere(String app);

    @Message("Put an install link together, and open it with one of your test accounts.")
    String putTogether();

    @Message("Make an install link")
    String makeLink();

    @Message("State")
    String state();

    @Message("All that are installed")
    String allInstalled();

    @Message("A part of its name or domain, or its id.")
    String accountHint();

    @Message("No installation fits.")
    String noneFits();

    @Message("Show all that are installed")
    String showAllInstalled();

    @Message("Account id")
    String accountId();

    @Message("Version")
    String version();

    @Message("Installed")
    String installed();

    @Message("Changed")
    String changed();

    @Message("Unknown account")
    String unknownAccount();

    @Message("Test")
    String test();

    @Message("Not yet")
    String notYet();

    @Message("Now")
    String now();

    @Message("Not yet: the app has not exchanged its code")
    String notExchanged();

    @Message("None")
    String none();

    @Message("Within seven days")
    String week();

    @Message("{calls}, and {refused} that were refused")
    String callsAndRefused(long calls, long refused);

    @Message("Last call")
    String lastCall();

    @Message("None within 100 days")
    String noCall();

    @Message("Webhooks delivered")
    String delivered();

    @Message("{delivered}, and {failed} given up")
    String deliveredAndGivenUp(long delivered, long failed);

    @Message("Its API calls")
    String itsCalls();

    @Message("What happened")
    String happened();

    @Message("Nothing is known yet.")
    String nothingKnown();

    @Message("({number}. install)")
    String nthInstall(int number);
}
