package dev.grantway.registry.apps;

import dev.grantway.registry.checks.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an app brings along from another system, so that whoever runs it changes nothing.
 *
 * @param clientId as it was there. RFC 6749, appendix A.1
 * @param clientSecret as it was there, in the clear, however short; empty for a public app
 */
public record ForeignClient(String clientId, Optional<String> clientSecret) {
    static final String CLIENT_ID = "clientId";

    private static final Pattern ID = Pattern.compile("[\\x20-\\x7E]{1,2048}");
    private static final Pattern SECRET = Pattern.compile("[\\x20-\\x7E]{1,512}");

    /** All that is wrong with it; empty when it is good. */
    List<FieldProblem> problems(boolean confidential) {
        var problems = new ArrayList<FieldProblem>();
        if (!ID.matcher(clientId).matches()) {
            problems.add(new FieldProblem(CLIENT_ID, "The client id has 1 to 2,048 printable ASCII characters."));
        }
        clientSecret
                .filter(secret -> !SECRET.matcher(secret).matches())
                .map(_ ->
                        new FieldProblem("clientSecret", "The client secret has 1 to 512 printable ASCII characters."))
                .ifPresent(problems::add);
        if (confidential != clientSecret.isPresent()) {
            problems.add(new FieldProblem(
                    "clientSecret", "An app brings its client secret along exactly when it is confidential."));
        }
        return problems;
    }

    @Override
    public String toString() {
        return "ForeignClient[" + clientId + "]";
    }
}
