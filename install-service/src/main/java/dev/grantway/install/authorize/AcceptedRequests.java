package dev.grantway.install.authorize;

import dev.grantway.install.page.Answer;
import dev.grantway.platform.session.Session;
import java.util.Optional;

/** What comes after an accepted request: the person chooses an account and decides. */
public interface AcceptedRequests {
    /**
     * The next page.
     *
     * @param accountId the account that the link names; empty when the person is to choose
     */
    Answer next(AcceptedRequest request, Session session, Optional<Integer> accountId);
}
