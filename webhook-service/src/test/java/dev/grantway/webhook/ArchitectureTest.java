package dev.grantway.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.grantway.devstack.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("dev.grantway.webhook", "webhook-service");
    }

    @Test
    void theCoreDoesNotKnowHubSpotsForm() {
        var main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.grantway.webhook");

        noClasses()
                .that()
                .resideOutsideOfPackage("..hubspot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..hubspot..")
                .check(main);
    }
}
