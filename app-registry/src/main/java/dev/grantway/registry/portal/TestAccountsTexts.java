package dev.grantway.registry.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of test accounts. */
@MessageBundle("testaccounts")
interface TestAccountsTexts {
    @Message("Test accounts of {account}")
    String title(String account);

    @Message("Test accounts")
    String heading();

    @Message("Apps cannot be installed in a developer account. In a test account they can, as in a "
            + "customer's: it has everything that a plan can include.")
    String text();

    @Message("{used} of {most} are in use.")
    String inUse(int used, int most);

    @Message("The test accounts of {account} will be here.")
    String none(String account);

    @Message("Make one, open your app's install link, and choose it.")
    String noneNext();

    @Message("Name")
    String name();

    @Message("Account id")
    String accountId();

    @Message("Made")
    String made();

    @Message("Ends")
    String ends();

    @Message("When you delete it")
    String whenDeleted();

    @Message("Enter")
    String enter();

    @Message("Delete")
    String delete();

    @Message("New test account")
    String newOne();

    @Message("What you try there. Others of your team can enter it from this page.")
    String nameHint();

    @Message("Make a test account")
    String submit();
}
