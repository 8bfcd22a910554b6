package dev.grantway.registry.joining;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages that let people in. */
@MessageBundle("joining")
interface JoiningTexts {
    @Message("Join a team")
    String joinTeam();

    @Message("Open your developer account")
    String openYourAccount();

    @Message("Join {account}")
    String join(String account);

    @Message("You are invited into the team of this developer account.")
    String invited();

    @Message("Address")
    String address();

    @Message("Your role")
    String yourRole();

    @Message("Your address {email} is proven. Apps belong to a developer account; others can join it later.")
    String proven(String email);

    @Message("With this address you can sign in already. Sign in as {email} first; then this page lets you go on.")
    String signInFirst(String email);

    @Message("Sign in")
    String signIn();

    @Message("Nothing was saved. See below what to change.")
    String nothingSaved();

    @Message("Your name")
    String name();

    @Message("Your team sees it.")
    String nameHint();

    @Message("Choose a password")
    String password();

    @Message("At least 8 characters. You sign in with it and your address from now on.")
    String passwordHint();

    @Message("Join the team")
    String submitTeam();

    @Message("Open the account")
    String submitAccount();

    @Message("The link is good until")
    String goodUntil();

    @Message("Nothing happens unless you press the button.")
    String nothingHappens();

    @Message("Name of the developer account")
    String accountName();

    @Message("Your company, or your own name. Customers see it beside your apps.")
    String accountNameHint();

    @Message("Domain of your website")
    String domain();

    @Message("Such as acme.example. Customers see that nobody has verified it until those who run this site do.")
    String domainHint();

    @Message("This link does not let you in")
    String refused();

    @Message("How to become a developer")
    String howToJoin();

    @Message("Open a developer account")
    String openAccount();

    @Message("Apps belong to a developer account, and so does the team that works on them. You will be its owner.")
    String openAccountText();

    @Message("Here developer accounts are opened by those who run this site. Ask them for one.")
    String openedByOperators();

    @Message("To work in one that exists, ask its owner to invite you.")
    String askAnOwner();

    @Message("Become a developer")
    String become();

    @Message("Make apps that customers can connect to their accounts. It begins with your e-mail address: "
            + "we send you a link.")
    String becomeText();

    @Message("E-mail address")
    String email();

    @Message("Send me a link")
    String sendLink();

    @Message("Nobody can sign up at this moment: this site has no mail server, and a sign-up is proven by mail.")
    String withoutMail();

    @Message("Those who run this site can set one, or open a developer account for you.")
    String withoutMailNext();

    @Message("Developers come here by invitation. Ask those who run this site for one, or the owner of the"
            + " developer account that you want to work in.")
    String byInvitation();

    @Message("If you were invited, the link is in your mail.")
    String linkInMail();

    @Message("Those who run this site open developer accounts themselves. Ask them for one.")
    String byOperators();

    @Message("You are here already?")
    String hereAlready();

    @Message("Look at your mail")
    String look();

    @Message("We sent a mail to the address that you gave. Its link is good once, and shows you how to go on.")
    String sent();

    @Message("Nothing there after some minutes? Look among the unwanted mail, and at how you wrote the "
            + "address. One mailbox is sent a few such mails a day, no more.")
    String notThere();

    @Message("Give the address again")
    String again();
}
