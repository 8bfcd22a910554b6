package dev.grantway.install.installation;

import java.util.List;
import java.util.Optional;

/** What administrators approved beforehand, for people who may not install apps themselves. */
public interface ConsentApprovals {
    /** The administrator whose approval stands for this person and app in the account; empty where none does. */
    Optional<Integer> approver(int appId, int accountId, int userId);

    /**
     * Ends the approvals that an install was for, in the caller's transaction. It is called once there are tokens: until
     * then the person may have to consent again.
     *
     * @param issued what the tokens can do: an approval of a scope beyond that is not used up by them
     */
    void finish(int appId, int accountId, int userId, List<String> issued);
}
