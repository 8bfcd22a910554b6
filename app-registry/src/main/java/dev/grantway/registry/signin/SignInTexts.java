package dev.grantway.registry.signin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the sign-in page. */
@MessageBundle("signin")
interface SignInTexts {
    @Message("Sign in")
    String title();

    @Message("E-mail address")
    String email();

    @Message("Password")
    String password();

    @Message("Sign in")
    String submit();

    @Message("Continue with {name}")
    String continueWith(String name);

    @Message("or with a password")
    String orWithPassword();

    @Message(
            "You are signed out here. At {name} you may be signed in still: on a computer that others use, too, sign out there as well.")
    String stillThere(String name);

    @Message("Sign out at {name}")
    String signOutAt(String name);
}
