package dev.grantway.install;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.grantway.devstack.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureRules {
    ArchitectureTest() {
        super("dev.grantway.install", "install-service");
    }

    @Test
    void nothingInTheCoreKnowsOfHubSpot() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.grantway.install.hubspot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.grantway.install.hubspot..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.grantway.install"));
    }
}
