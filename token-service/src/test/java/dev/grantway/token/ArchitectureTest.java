package dev.grantway.token;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.grantway.devstack.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    private static final String ROOT = "dev.grantway.token";

    ArchitectureTest() {
        super(ROOT, "token-service");
    }

    @Test
    void theCoreDoesNotKnowHubSpot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".hubspot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".hubspot..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }
}
