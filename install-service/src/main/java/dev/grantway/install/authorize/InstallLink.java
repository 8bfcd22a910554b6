package dev.grantway.install.authorize;

import java.util.Optional;

/**
 * An install link, taken apart and unchecked.
 *
 * @param query as it stands in the link; empty for none
 * @param accountId the account that the link chooses; empty when it chooses none
 */
public record InstallLink(Door door, String query, Optional<Integer> accountId) {}
