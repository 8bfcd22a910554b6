package dev.grantway.token.apicall;

import java.util.Optional;

/**
 * Whose call it was, by its token, good or dead.
 *
 * @param installationId empty when a dead token names none that is known
 */
public record CallOf(int appId, int accountId, Optional<String> installationId) {}
