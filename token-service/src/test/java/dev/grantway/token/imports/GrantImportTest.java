package dev.grantway.token.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ImportKeyResource.class)
class GrantImportTest {
    private final TestInstalls installs;
    private final TestImports imports;
    private final ObjectMapper json;
    private final String kafka;

    GrantImportTest(
            TestInstalls installs,
            TestImports imports,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.installs = installs;
        this.imports = imports;
        this.json = json;
        this.kafka = kafka;
    }

    @Nested
    class AFile {
        @Test
        void isTakenOnceHoweverOftenItIsSent() {
            var file = imports.lines(3);

            imports.send(file)
                    .body("lines", equalTo(3))
                    .body("imported", equalTo(3))
                    .body("existing", equalTo(0));
            imports.send(file).body("imported", equalTo(0)).body("existing", equalTo(3));
            imports.send(file, "?from=3").body("lines", equalTo(1)).body("lastLine", equalTo(3));

            var first = MovedIn.of(file.getFirst());
            assertThat(installs.number("SELECT count(*) FROM app_grant WHERE account_id = ?", first.accountId()))
                    .isOne();
            assertThat(installs.number(
                            "SELECT count(*) FROM installation WHERE account_id = ? AND state = 'OPEN' AND generation = 1",
                            first.accountId()))
                    .isOne();
        }

        @Test
        void isStoredInManyBatchesAndMayBeLong() {
            var file = imports.lines(1_234);
            assertThat(String.join("\n", file)).hasSizeGreaterThan(200_000); // an ordinary body has 64 KiB at most

            imports.send(file).body("imported", equalTo(1_234)).body("refusedLines", equalTo(0));

            assertThat(imports.refresh(MovedIn.of(file.getLast())).extract().statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isOnlyLookedAtInADryRun() {
            var file = imports.lines(2);

            imports.send(file, "?dryRun=true").body("imported", equalTo(2)).body("dryRun", equalTo(true));

            assertThat(installs.number(
                            "SELECT count(*) FROM installation WHERE account_id = ?",
                            MovedIn.of(file.getFirst()).accountId()))
                    .isZero();
            imports.refresh(MovedIn.of(file.getFirst())).statusCode(400);
            imports.send(file).body("imported", equalTo(2));
        }

        @Test
        void tellsEachGrantInTheOrderOfItsInstallation() throws Exception {
            var one = MovedIn.of(imports.lines(1).getFirst());
            imports.send(List.of(one.line(), one.byUser(8).line(), one.byUser(9).line()));

            var topics = new TopicReader(kafka);
            topics.await(
                    Topic.GRANT_EVENTS,
                    event -> event.value().contains("\"accountId\" : " + one.accountId())
                            && event.value().contains("\"sequence\" : 3"));
            var events = topics.all(Topic.GRANT_EVENTS).stream()
                    .filter(event -> event.value().contains("\"accountId\" : " + one.accountId()))
                    .toList();
            assertThat(events)
                    .extracting(event -> TopicReader.header(event, "ce_sequence"))
                    .containsExactly("1", "2", "3");
            var issued = json.readValue(events.getFirst().value(), TokensIssued.class);
            assertThat(issued.imported()).isTrue();
            assertThat(issued.scopes()).containsExactly("oauth");
            assertThat(issued.key()).startsWith("ins_").hasSize(26);
            assertThat(events.getFirst().value()).doesNotContain("@", one.token());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "not json | NOT_A_LINE_OF_JSON",
                    "{} {} | NOT_A_LINE_OF_JSON",
                    "null | NOT_A_LINE_OF_JSON",
                    "{'clientID':'x'} | NOT_A_LINE_OF_JSON",
                    "{} | CLIENT_UNKNOWN",
                    "{'clientId':'unknown'} | CLIENT_UNKNOWN",
                    "{'clientId':'$C','userId':1} | ACCOUNT_OR_USER_MALFORMED",
                    "{'clientId':'$C','userId':1,'accountId':2147483648} | NOT_A_LINE_OF_JSON",
                    "{'clientId':'$C','userId':1,'accountId':1,'refreshTokenHash':'ab'} | HASH_MALFORMED",
                    "{'clientId':'$C','userId':1,'accountId':1,'refreshTokenHash':'$H'} | SCOPES_NOT_OF_THE_APP",
                    "{'clientId':'$C','userId':1,'accountId':1,'refreshTokenHash':'$H','scopes':['oauth','x']}"
                            + " | SCOPES_NOT_OF_THE_APP",
                    "{'clientId':'$C','userId':1,'accountId':1,'refreshTokenHash':'$H','scopes':['oauth'],"
                            + "'createdAt':'2999-01-01T00:00:00Z'} | CREATED_AT_TO_COME",
                    "$L,'createdAt':'0000-01-01T00:00:00Z'} | CREATED_AT_MALFORMED",
                    "$L,'createdAt':'1969-12-31T23:59:59Z'} | CREATED_AT_MALFORMED",
                    "$L,'createdAt':'+12000-01-01T00:00:00Z'} | CREATED_AT_MALFORMED",
                    "$L,'createdAt':'2024-05-01'} | CREATED_AT_MALFORMED",
                    "$L,'createdAt':-62167305600} | CREATED_AT_MALFORMED",
                    "$L,'createdAt':1e400} | CREATED_AT_MALFORMED",
                    "{'clientId':'$C','userId':1,'accountId':200001.7} | NOT_A_LINE_OF_JSON",
                    "{'clientId':'$C','userId':1,'accountId':'200001'} | NOT_A_LINE_OF_JSON",
                    "{'clientId':'$C','userId':1,'accountId':''} | NOT_A_LINE_OF_JSON",
                    "{'clientId':'$C','userId':true,'accountId':200001} | NOT_A_LINE_OF_JSON",
                })
        void saysWhichLinesItRefusesAndWhy(String line, String reason) {
            String wrong = line.replace(
                            "$L",
                            "{'clientId':'$C','userId':1,'accountId':1,'refreshTokenHash':'$H','scopes':['oauth']")
                    .replace('\'', '"')
                    .replace("$C", installs.app().clientId())
                    .replace("$H", ImportKeyResource.hash("x"));
            var good = imports.lines(2);

            imports.send(List.of(good.getFirst(), wrong, good.getLast()))
                    .body("imported", equalTo(2))
                    .body("refusedLines", equalTo(1))
                    .body("refused[0].line", equalTo(2))
                    .body("refused[0].reason", equalTo(reason));
        }

        @Test
        void refusesAHashOfAnotherGrantAndALineThatIsTooLong() {
            var one = MovedIn.of(imports.lines(1).getFirst());
            var other = MovedIn.of(imports.lines(1).getFirst());

            imports.send(List.of(
                            one.line(),
                            "x".repeat(17_000),
                            other.withToken(one.token()).line()))
                    .body("imported", equalTo(1))
                    .body("refused.reason", equalTo(List.of("LINE_TOO_LONG", "HASH_OF_ANOTHER_GRANT")))
                    .body("refused.line", equalTo(List.of(2, 3)));
            imports.send(List.of(other.withToken(one.token()).line()))
                    .body("refused[0].reason", equalTo("HASH_OF_ANOTHER_GRANT"));
        }

        @Test
        void isReadNoFurtherThanAHundredThousandRefusals() {
            var good = imports.lines(2);
            var file = new ArrayList<>(Collections.nCopies((int) ImportTally.MOST_REFUSED, "x"));
            file.addFirst(good.getFirst());
            imports.send(file).body("refusedLines", equalTo(100_000)).body("stopped", nullValue());

            file.add(good.getLast());
            file.addAll(Collections.nCopies(50_000, "x".repeat(100)));
            imports.send(file)
                    .body("lines", equalTo(100_001))
                    .body("lastLine", equalTo(100_001))
                    .body("existing", equalTo(1))
                    .body("imported", equalTo(0))
                    .body("stopped", containsString("line 100001"));
        }

        @Test
        void bringsNoInstallationBackThatWasRemovedHere() {
            var line = imports.lines(1);
            imports.send(line);
            imports.uninstall(MovedIn.of(line.getFirst()));

            imports.send(line).body("existing", equalTo(1));
            imports.send(List.of(
                            MovedIn.of(line.getFirst()).withToken("another").line()))
                    .body("refused[0].reason", equalTo("INSTALLATION_CLOSED"));
            imports.refresh(MovedIn.of(line.getFirst())).statusCode(400);
        }

        @Test
        void givesATokenNoMoreScopesThanItHad() {
            var consent = TestConsent.of(installs.app());
            installs.install(consent);
            var line = new MovedIn(consent.app().clientId(), consent.accountId(), consent.userId(), "narrow");

            imports.send(List.of(line.line())).body("refused[0].reason", equalTo("SCOPES_DIFFER_FROM_LIVE_GRANT"));
        }
    }

    @Nested
    class TheCaller {
        @Test
        void isAnOperatorsClient() {
            given().contentType("application/x-ndjson")
                    .body(new byte[0])
                    .post("/api/v1/grants/import")
                    .then()
                    .statusCode(401);
            given().contentType("application/x-ndjson")
                    .auth()
                    .oauth2(installs.serviceToken("install-service"))
                    .body(new byte[0])
                    .post("/api/v1/grants/import")
                    .then()
                    .statusCode(403);
        }

        @ParameterizedTest
        @CsvSource({
            "application/json, '', 415, NOT_NDJSON",
            "application/x-ndjson, ?from=0, 400, INVALID_REQUEST",
            "application/x-ndjson, ?from=x, 400, INVALID_REQUEST",
            "application/x-ndjson, ?dryRun=yes, 400, INVALID_REQUEST",
        })
        void isToldWhatIsWrong(String type, String query, int status, String code) {
            given().contentType(type)
                    .auth()
                    .oauth2(installs.serviceToken("operator"))
                    .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/api/v1/grants/import" + query)
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("code", equalTo(code));
        }

        @Test
        void isAskedForALongEnoughKey(@TempDir Path directory) throws Exception {
            assertThat(new ImportKey(ImportKeyResource.without()).isThere()).isFalse();
            var file = Files.writeString(directory.resolve("key"), "abcd");

            assertThatThrownBy(() -> new ImportKey(ImportKeyResource.config(Optional.of(file))))
                    .hasMessageContaining("grantway.token.import.key-file")
                    .hasMessageNotContaining("abcd");
        }
    }
}
