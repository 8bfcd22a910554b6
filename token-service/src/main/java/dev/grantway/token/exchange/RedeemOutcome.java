package dev.grantway.token.exchange;

import dev.grantway.token.grant.Grant;
import java.util.Optional;

/** What came of spending a code. */
sealed interface RedeemOutcome {
    /** It was spent, and this is what it was good for. */
    record Redeemed(Grant grant) implements RedeemOutcome {}

    /** It is the caller's, and not good; nothing was changed. */
    record NotGood(CodeLook look) implements RedeemOutcome {}

    /** There is no such code for this caller. */
    record Unknown() implements RedeemOutcome {}

    static RedeemOutcome not(Optional<CodeLook> look) {
        return look.<RedeemOutcome>map(NotGood::new).orElseGet(Unknown::new);
    }
}
