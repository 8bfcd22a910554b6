package dev.grantway.registry.portal;

import dev.grantway.registry.audit.FieldChange;
import java.time.Instant;
import java.util.List;

/**
 * An entry of the log in words.
 *
 * @param who a name, as it is now
 * @param by by which way
 * @param address the network it came from; empty for who may not see it
 * @param subject what it was done to
 * @param appId empty when it belongs to no app
 */
record AuditLine(
        long id,
        Instant at,
        String action,
        String code,
        String who,
        String by,
        String address,
        String subject,
        String appId,
        List<FieldChange> changes) {
    /** Whether the subject is in words of ours; otherwise it is a name that somebody gave, in whatever language. */
    public boolean subjectInWords() {
        return code.startsWith("SECRET_") || isAboutAPerson();
    }

    private boolean isAboutAPerson() {
        return code.startsWith("MEMBER_") || code.equals("ROLE_CHANGED");
    }
}
