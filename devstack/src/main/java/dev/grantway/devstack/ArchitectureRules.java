package dev.grantway.devstack;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the code, stated once; each module's {@code ArchitectureTest} inherits them. */
public abstract class ArchitectureRules {
    private final JavaClasses main;
    private final String root;
    private final String module;

    /**
     * Reads the classes to check.
     *
     * @param root the module's package, such as {@code dev.grantway.token}
     * @param module its name, such as {@code token-service}
     */
    protected ArchitectureRules(String root, String module) {
        this.root = root;
        this.module = module;
        this.main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void httpStaysAtTheEdge() {
        noClasses()
                .that(not(simpleNameEndingWith("Endpoint")
                        .or(simpleNameEndingWith("Resource"))
                        .or(simpleNameEndingWith("Client"))
                        .or(simpleNameEndingWith("Filter"))
                        .or(simpleNameEndingWith("Mapper"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(main);
    }

    @Test
    void nothingDependsOnTheEdge() {
        noClasses()
                .that(not(simpleNameEndingWith("Endpoint").or(simpleNameEndingWith("Resource"))))
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Endpoint")
                        .or(simpleNameEndingWith("Resource"))
                        .and(resideInAPackage(root + "..")))
                .check(main);
    }

    @Test
    void sqlStaysInStores() {
        noClasses()
                .that(not(inAStore()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(main);
    }

    @Test
    void outcomesAreSealed() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Outcome")
                .or()
                .haveSimpleNameEndingWith("Decision")
                .should(BE_SEALED)
                .allowEmptyShould(true)
                .check(main);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Dto|Vo)")
                .check(main);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(main);
    }

    @Test
    void fieldsAreFinalExceptInEntitiesAndWhereOneThreadAloneTouchesThem() {
        fields().that()
                .areDeclaredInClassesThat()
                .areNotEnums()
                .and()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith("jakarta.persistence.Entity")
                .and()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith("jakarta.persistence.Embeddable")
                .and()
                .areDeclaredInClassesThat()
                .areNotAnnotatedWith("dev.grantway.platform.confined.Confined")
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(main);
    }

    @Test
    void dependenciesComeByConstructorAndLinesByTheLog() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(main);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(main);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(main);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes().should(BE_IN_A_NULL_MARKED_PACKAGE).check(main);
    }

    /** The gateway, the quickstart and the chart are made from the routes: what they do not know is never reached. */
    @Test
    void whatItAnswersIsRoutedToIt() {
        assertEquals(List.of(), ServedPaths.strayOf(main, module));
    }

    /** A table that holds rows is not locked while an index on it is built. */
    @Test
    void migrationsLockNoWritersOut() {
        assertEquals(List.of(), MigrationFaults.in(Path.of("src/main/resources/db")));
    }

    /** A store, or a class inside one. */
    private static DescribedPredicate<JavaClass> inAStore() {
        return DescribedPredicate.describe("in a *Store", type -> {
            var outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getSimpleName().endsWith("Store");
        });
    }

    private static final ArchCondition<JavaClass> BE_SEALED = new ArchCondition<>("be sealed") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean sealed = type.reflect().isSealed();
            events.add(new SimpleConditionEvent(type, sealed, type.getName() + (sealed ? " is sealed" : " is open")));
        }
    };

    private static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE =
            new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getPackageName() + (marked ? " is" : " is not") + " @NullMarked"));
                }
            };
}
