package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.checks.FieldProblem;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the developer of an app says its scopes are for. */
@QuarkusTest
class ScopePurposesTest {
    private static final String READ = "crm.objects.contacts.read";

    private final Apps apps;
    private final WholeApps wholeApps;
    private final AppVersions versions;
    private final TestDevelopers developers;
    private final DataSource database;
    private final ObjectMapper json;
    private final TopicReader topics;
    private int appId;

    ScopePurposesTest(
            Apps apps,
            WholeApps wholeApps,
            AppVersions versions,
            TestDevelopers developers,
            DataSource database,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.wholeApps = wholeApps;
        this.versions = versions;
        this.developers = developers;
        this.database = database;
        this.json = json;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void register() {
        var outcome = apps.register(developers.newAccount(), TestApps.contactSync(TestApps.name()));
        appId = ((RegistrationOutcome.Registered) outcome).app().appId();
    }

    @Test
    void areKeptAndToldToTheOtherServices() throws IOException {
        say(Map.of(
                READ, "  To keep your address book in step. ", "content", "", "oauth", "To know who you are: 100 %."));

        var said = Map.of(READ, "To keep your address book in step.", "oauth", "To know who you are: 100 %.");
        assertThat(scopes().purposesOrNone()).isEqualTo(said);
        var told = json.readValue(
                topics.awaitValue(
                        Topic.APPS,
                        value -> value.contains("\"appId\":" + appId + ",") && value.contains("\"sequence\":2,")),
                AppSnapshot.class);
        assertThat(told.scopes().purposesOrNone()).isEqualTo(said);
    }

    @Test
    void makeAVersionAndNoConsentVersionAndAreRolledBackTo() {
        say(Map.of(READ, "First"));
        say(Map.of(READ, "Second", "content", "Third"));
        say(Map.of("content", "Third", READ, "Second")); // which changes nothing

        var all = versions.find(appId, OptionalInt.empty(), 10).versions();
        assertThat(all).extracting(AppVersion::version).containsExactly("1.2.0", "1.1.0", "1.0.0");
        assertThat(app().consentVersion()).isEqualTo(1);
        assertThat(all.getLast().content().draft().scopes().purposes()).isNull();

        wholeApps.apply(appId, Revision.ANY, all.get(1).content());

        assertThat(scopes().purposesOrNone()).isEqualTo(Map.of(READ, "First"));
        assertThat(app().version()).isEqualTo("1.3.0");
    }

    /** As they were written before an app could have any. */
    @Test
    void areNoneInAnOlderVersion() throws SQLException {
        say(Map.of(READ, "First"));
        run("UPDATE app_version SET content = content #- '{draft,scopes,purposes}' WHERE app_id = " + appId);

        var first = versions.find(appId, 1).orElseThrow();

        assertThat(first.content().draft().scopes().purposesOrNone()).isEmpty();
        assertThat(wholeApps.apply(appId, Revision.ANY, first.content())).isInstanceOf(WholeOutcome.Taken.class);
        assertThat(scopes().purposesOrNone()).isEmpty();
    }

    @Test
    void areLeftOutWhereAScopeWasTakenAwayByAPodOfBefore() throws SQLException {
        say(Map.of(READ, "First", "content", "Second"));

        run("UPDATE app SET optional_scopes = '{}' WHERE id = " + appId);

        assertThat(scopes().purposesOrNone()).isEqualTo(Map.of(READ, "First"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Turns \u202Eround",
                "Hides \u200B nothing",
                "Two\nlines",
                "A bell \u0007",
                "A \u2066shut\u2069 box",
                "A\0NUL"
            })
    void areRefusedWhereTheyCouldMislead(String text) {
        assertThat(problems(Map.of(READ, text)))
                .containsExactly(new FieldProblem(
                        "scopes.purposes",
                        "The purpose of " + READ + " has a control character, or one that hides or turns round text.",
                        READ));
    }

    @Test
    void haveAtMostTwoHundredCharacters() {
        say(Map.of(READ, "名".repeat(200)));

        assertThat(problems(Map.of(READ, "x".repeat(201))))
                .extracting(FieldProblem::message)
                .containsExactly("The purpose of " + READ + " is longer than 200 characters.");
    }

    @Test
    void areOfScopesThatTheAppAsksFor() {
        assertThat(problems(Map.of("crm.objects.deals.read", "To see deals", "a b", "x", "a c", "y")))
                .extracting(FieldProblem::entry)
                .containsExactly("a b", "a c", "crm.objects.deals.read");
    }

    private void say(Map<String, String> purposes) {
        assertThat(change(purposes)).isInstanceOf(ChangeOutcome.Changed.class);
    }

    private List<FieldProblem> problems(Map<String, String> purposes) {
        return ((ChangeOutcome.Refused) change(purposes)).problems();
    }

    private ChangeOutcome change(Map<String, String> purposes) {
        return apps.change(appId, draft -> draft.with(draft.scopes().withPurposes(purposes)));
    }

    private AppScopes scopes() {
        return app().draft().scopes();
    }

    private AppDetails app() {
        return apps.find(appId).orElseThrow();
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
