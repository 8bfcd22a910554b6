package dev.grantway.registry.appcode;

import dev.grantway.registry.apps.ScopePurposes;
import dev.grantway.registry.checks.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds where in the file the problems are that the register has with what it says. */
final class ProblemPlaces {
    private static final String SCOPES = "/scopes";

    /** The register's names of what the file has in an object. */
    private static final Map<String, String> WITHIN = Map.ofEntries(
            Map.entry("supportEmail", "/support/email"),
            Map.entry("supportPhone", "/support/phone"),
            Map.entry("supportUrl", "/support/url"),
            Map.entry("documentationUrl", "/support/documentationUrl"),
            Map.entry("distribution", "/distribution/kind"),
            Map.entry("accounts", "/distribution/accounts"),
            Map.entry("installUrl", "/links/installUrl"),
            Map.entry("setupUrl", "/links/setupUrl"),
            Map.entry("settingsUrl", "/links/settingsUrl"),
            Map.entry("privacyUrl", "/links/privacyUrl"),
            Map.entry("termsUrl", "/links/termsUrl"),
            Map.entry("refreshTokens", "/tokens/refreshTokens"),
            Map.entry("jwks", "/tokens/jwks"),
            Map.entry("developerAccountId", "")); // which the file does not say

    private final FileNode root;
    private final Findings findings;

    ProblemPlaces(FileNode root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    /** Adds them to the findings, but for those that follow from what was found before. */
    void add(List<FieldProblem> problems) {
        var before = List.copyOf(findings.all());
        boolean scopesAreWrong = findings.touch(SCOPES);
        for (var problem : problems.subList(0, Math.min(problems.size(), Findings.MOST + 1))) {
            String pointer = pointerTo(problem);
            boolean follows = before.stream().anyMatch(found -> meets(found, pointer))
                    || (scopesAreWrong && pointer.startsWith("/subscriptions/"));
            if (!follows) {
                findings.add(pointer, problem.message(), root.placeOf(pointer));
            }
        }
    }

    private static boolean meets(Finding found, String pointer) {
        return !found.field().isEmpty() && Pointer.meet(found.field(), pointer);
    }

    private String pointerTo(FieldProblem problem) {
        String pointer = Optional.ofNullable(WITHIN.get(problem.field()))
                .orElseGet(() -> "/" + problem.field().replace('.', '/'));
        if (problem.entry().isEmpty()) {
            return pointer;
        }
        return problem.field().equals(ScopePurposes.FIELD)
                ? Pointer.member(pointer, problem.entry())
                : entry(pointer, problem.entry());
    }

    /** The last of the list's entries with this text, which is the one too many where it is there twice. */
    private String entry(String pointer, String text) {
        return lists(pointer)
                .flatMap(list -> last(list, text).stream())
                .reduce((_, later) -> later)
                .orElse(pointer);
    }

    private static Stream<String> lists(String pointer) {
        return pointer.equals(SCOPES)
                ? DefinitionReader.SCOPES.stream().map(kind -> Pointer.member(SCOPES, kind))
                : Stream.of(pointer);
    }

    private Optional<String> last(String list, String text) {
        return root.find(list)
                .map(node -> node instanceof FileNode.Items found ? found.items() : List.<FileNode>of())
                .flatMap(items -> IntStream.range(0, items.size())
                        .filter(number -> items.get(number) instanceof FileNode.Text found
                                && found.text().equals(text))
                        .mapToObj(number -> Pointer.entry(list, number))
                        .reduce((_, later) -> later));
    }
}
