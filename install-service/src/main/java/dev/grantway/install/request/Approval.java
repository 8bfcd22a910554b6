package dev.grantway.install.request;

import java.time.Instant;
import java.util.Set;

/**
 * That an administrator lets a person finish the install of an app in an account.
 *
 * @param scopes the most that the install may give
 * @param approvedBy the administrator
 * @param until when it runs out
 */
public record Approval(Set<String> scopes, int approvedBy, Instant until) {
    public Approval {
        scopes = Set.copyOf(scopes);
    }
}
