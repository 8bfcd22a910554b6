package dev.grantway.token.apptoken;

import dev.grantway.token.key.TokenKeys;
import java.time.Clock;

/** Mints under keys that a test knows. */
public final class AppTokenMints {
    private AppTokenMints() {}

    public static AppTokenMint of(TokenKeys keys) {
        return new AppTokenMint(keys, Clock.systemUTC());
    }

    public static String mint(AppTokenMint mint, AppToken token) {
        return mint.mint(token).value();
    }
}
