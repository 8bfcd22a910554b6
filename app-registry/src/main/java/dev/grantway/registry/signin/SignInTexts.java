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
}
