package dev.grantway.install.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.grantway.devstack.DevStackResource;
import dev.grantway.install.stage.Neighbours;
import dev.grantway.install.stage.NeighboursResource;
import dev.grantway.install.stage.Stage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every case of {@code attacks/cases.tsv} at both doors, against the running service.
 *
 * <p>A new case is a line there and a method in one of the attack classes. A line without a method fails, and so does a
 * run that leaves one out. What was asked and answered is printed, and kept in {@code target/attacks.md}.
 */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
@QuarkusTestResource(NeighboursResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackSuiteTest {
    /** How many cases each kind has at least; their numbers have no gap. */
    private static final Map<String, Integer> KINDS = Map.of("R", 18, "A", 18, "X", 12);

    private final List<AttackCase> cases = AttackCase.readAll();
    private final AttackReport report = new AttackReport();
    private final AttackClasses attacks;
    private final Scene.Tools tools;

    AttackSuiteTest(
            AttackClasses attacks,
            Stage stage,
            Neighbours neighbours,
            @ConfigProperty(name = "grantway.base-url") String issuer) {
        this.attacks = attacks;
        this.tools = new Scene.Tools(stage, neighbours, issuer);
    }

    @TestFactory
    Stream<DynamicContainer> everyCase() {
        return cases.stream().map(attack -> dynamicContainer(attack.id() + " " + attack.title(), runs(attack)));
    }

    private Stream<DynamicTest> runs(AttackCase attack) {
        var doors = attack.isHere() ? attack.doors().stream() : Stream.<Door>empty();
        return Stream.concat(
                doors.map(door -> dynamicTest(attack.id() + " " + door, () -> play(attack, door))),
                attack.elsewhere().stream()
                        .map(place -> dynamicTest(attack.id() + " " + place, () -> find(attack, place))));
    }

    private void play(AttackCase attack, Door door) throws Exception {
        var transcript = new Transcript();
        String verdict = "DEVIATES";
        try {
            assertThat(attacks.byId()).as("attacks that have code").containsKey(attack.id());
            attacks.byId().get(attack.id()).run(new Scene(door, tools, transcript));
            verdict = "withstood";
        } finally {
            report.add(attack, door, transcript, verdict);
            System.out.printf(
                    "%s at %s: %s%n    expects: %s (%s)%n%s%n    %s%n",
                    attack.id(),
                    door,
                    attack.title(),
                    attack.expectation(),
                    attack.source(),
                    transcript.text(),
                    verdict);
        }
    }

    /** The other module's test is in the source tree and carries the id. */
    private void find(AttackCase attack, String place) throws IOException {
        String[] parts = place.split("/", 2);
        try (var files = Files.walk(Path.of("..", parts[0], "src", "test", "java"))) {
            var found = files.filter(file -> file.endsWith(parts[1] + ".java")).findFirst();
            assertThat(found).as("the test class %s", place).isPresent();
            assertThat(Files.readString(found.get())).contains("@Tag(\"" + attack.id() + "\")");
        }
        report.addElsewhere(attack, place);
    }

    @Test
    void theFileHasEveryNumberOnce() {
        var numbers = new LinkedHashMap<String, List<Integer>>();
        for (var attack : cases) {
            numbers.computeIfAbsent(attack.id().substring(0, 1), _ -> new ArrayList<>())
                    .add(Integer.valueOf(attack.id().substring(1)));
        }

        assertThat(numbers.keySet()).isEqualTo(KINDS.keySet());
        numbers.forEach((kind, found) -> {
            assertThat(found).as("%s", kind).hasSizeGreaterThanOrEqualTo(KINDS.get(kind));
            assertThat(found)
                    .as("%s", kind)
                    .isEqualTo(IntStream.rangeClosed(1, found.size()).boxed().toList());
        });
    }

    @Test
    void everyCaseIsRunAtBothDoors() {
        assertThat(cases).allMatch(attack -> attack.doors().equals(EnumSet.allOf(Door.class)));
    }

    @Test
    void noAttackIsWithoutItsLine() {
        assertThat(cases.stream().filter(AttackCase::isHere).map(AttackCase::id))
                .containsAll(attacks.byId().keySet());
    }

    @AfterAll
    void nothingWasLeftOut() throws IOException {
        report.write();
        var wanted = new HashSet<String>();
        for (var attack : cases) {
            if (attack.isHere()) {
                attack.doors().forEach(door -> wanted.add(AttackReport.run(attack, door.name())));
            }
            attack.elsewhere().forEach(place -> wanted.add(AttackReport.run(attack, place)));
        }
        assertThat(report.done()).isEqualTo(wanted);
    }
}
