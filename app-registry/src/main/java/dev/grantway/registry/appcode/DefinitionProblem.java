package dev.grantway.registry.appcode;

import java.util.List;
import java.util.UUID;

/**
 * An error about a file. RFC 9457.
 *
 * @param errors each with a JSON pointer, and with line and column in the file as it was sent
 */
record DefinitionProblem(
        int status, String title, String detail, String code, String correlationId, List<Finding> errors) {
    static DefinitionProblem of(List<Finding> findings) {
        return new DefinitionProblem(
                400,
                "Invalid definition",
                findings.size() == 1
                        ? findings.getFirst().message()
                        : "There are " + findings.size() + " things wrong with the file; see errors.",
                "INVALID_DEFINITION",
                UUID.randomUUID().toString(),
                findings);
    }
}
