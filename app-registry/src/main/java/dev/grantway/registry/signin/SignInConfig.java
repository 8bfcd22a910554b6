package dev.grantway.registry.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Built-in sign-in and its limits. */
@ConfigMapping(prefix = "grantway.registry.sign-in")
interface SignInConfig {
    /** Wrong passwords for one e-mail address from one network address in a window. */
    @WithDefault("10")
    int guessesPerPerson();

    /** Wrong passwords from one network address in a window, whoever they are for. */
    @WithDefault("100")
    int guessesPerAddress();

    /** How long guesses are counted, from the first one. */
    @WithDefault("15m")
    Duration guessWindow();

    /** Passwords checked at one time; each takes 19 MiB and some 50 ms of a processor. */
    @WithDefault("2")
    int parallelChecks();

    /** Longest wait for one of these. */
    @WithDefault("5s")
    Duration checkTimeout();

    /** How many proxies of ours append to {@code X-Forwarded-For}; what is further left is the caller's own word. */
    @WithDefault("1")
    int proxies();
}
