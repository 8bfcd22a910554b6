package dev.grantway.registry.appcode;

import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.checks.FieldProblem;
import java.util.List;
import java.util.Optional;

/**
 * A file that was read.
 *
 * @param root its value; empty when it has none
 * @param wanted what it says; empty when it says nothing, and good only where nothing is found
 */
record CodeFile(Optional<FileNode> root, Optional<WholeApp> wanted, Findings findings) {
    static CodeFile read(byte[] content, FileFormat format) {
        var findings = new Findings();
        var root = FileParser.parse(content, format, findings);
        return new CodeFile(root, root.flatMap(node -> DefinitionReader.read(node, findings)), findings);
    }

    /** Finds what the register has against it. */
    void add(List<FieldProblem> problems) {
        root.ifPresent(node -> new ProblemPlaces(node, findings).add(problems));
    }
}
