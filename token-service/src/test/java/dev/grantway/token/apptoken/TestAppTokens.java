package dev.grantway.token.apptoken;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes of a good installation token what a test needs beside it. */
@Singleton
public class TestAppTokens {
    private final AppTokenMint mint;

    TestAppTokens(AppTokenMint mint) {
        this.mint = mint;
    }

    /** One of the same installation whose time was over so long ago. */
    public String expired(String good, Duration ago) {
        var token = read(good);
        return mint(token, Duration.ofMinutes(30).plus(ago).negated());
    }

    /** One that a pod made whose clock is ahead. */
    public String ofAPodAhead(String good, Duration ahead) {
        return mint(read(good), ahead);
    }

    private AppToken.OfInstallation read(String text) {
        return (AppToken.OfInstallation) mint.read(text).orElseThrow();
    }

    private String mint(AppToken.OfInstallation token, Duration moved) {
        return mint.mint(new AppToken.OfInstallation(
                        token.appId(),
                        token.accountId(),
                        token.generation(),
                        token.issuedAt().plus(moved),
                        token.expiresAt().plus(moved),
                        token.scopeSetId()))
                .value();
    }
}
