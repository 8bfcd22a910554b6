package dev.grantway.token.refresh;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.grant.Advance;
import dev.grantway.token.grant.Grant;
import java.util.Optional;

/**
 * A client shows a refresh token of ours.
 *
 * @param scope some of what was granted; absent for all of it
 * @param neverShown whether what stands for it was surely not shown before
 */
record RefreshRequest(Recipient to, RefreshToken token, Optional<String> scope, boolean neverShown) {
    AppSnapshot app() {
        return to.app();
    }

    boolean rotates() {
        return policy().rotating();
    }

    RotationPlace place(Grant grant) {
        return policy().place(token, grant);
    }

    Advance toAdvance() {
        return new Advance(
                token.grantId(),
                app().appId(),
                token.rotation(),
                rotates() ? token.rotation() + 1 : token.rotation(),
                policy().predecessorGood(),
                token.keyId(),
                token.proof());
    }

    private RefreshPolicy policy() {
        return RefreshPolicy.of(app());
    }
}
