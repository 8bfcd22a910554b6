package dev.grantway.token.imports;

import static io.restassured.RestAssured.delete;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.grantway.token.TestInstalls;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.database.CountingSqlStore;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.key.SecretBytes;
import dev.grantway.token.refresh.RefreshTokenMint;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportedTokenTest {
    private final TestInstalls installs;
    private final TestImports imports;
    private final ImportedTokens tokens;
    private final ImportedTokenStore store;
    private final Grants grants;
    private final RefreshTokenMint mint;
    private final CountingSqlStore statements;
    private final AppCatalog apps;

    ImportedTokenTest(
            TestInstalls installs,
            TestImports imports,
            ImportedTokens tokens,
            ImportedTokenStore store,
            Grants grants,
            RefreshTokenMint mint,
            CountingSqlStore statements,
            AppCatalog apps) {
        this.installs = installs;
        this.imports = imports;
        this.tokens = tokens;
        this.store = store;
        this.grants = grants;
        this.mint = mint;
        this.statements = statements;
        this.apps = apps;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v1/token", "/oauth/2026-09/token", "/oauth2/token"})
    void isAnsweredWithTokensOfOurs(String door) {
        var one = imports.moveIn();

        String ours = imports.refresh(door, one)
                .statusCode(200)
                .body("access_token", startsWith("gwa1_"))
                .body("refresh_token", startsWith("gwr1_"))
                .body("scope", equalTo("oauth"))
                .body("hub_id", equalTo(one.accountId()))
                .body("user_id", equalTo(7))
                .extract()
                .path("refresh_token");

        imports.refresh(door, one)
                .statusCode(200)
                .body("refresh_token", equalTo(ours)); // the answer may have been lost
        imports.refresh(door, one.withToken(ours)).statusCode(200);
        get("/oauth/v1/refresh-tokens/{token}", ours)
                .then()
                .body("user", equalTo("ann@globex.example"))
                .body("hub_domain", equalTo("globex.example"));
    }

    @Test
    void worksForItsOwnClientAlone() {
        var one = imports.moveIn();
        var other = installs.newApp(true);

        TestInstalls.post("/oauth2/token", installs.refreshOf(other, one.token()))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"));
        imports.refresh(one).statusCode(200);
    }

    @Test
    void endsThirtyDaysAfterItsFirstUseAndIsNotBroughtBackByItsFile() {
        var one = imports.moveIn();
        imports.refresh(one).statusCode(200);
        installs.inDatabase(
                "UPDATE imported_token SET first_used_at = now() - interval '30 days 1 second' WHERE client_id = ?"
                        + " AND first_used_at IS NOT NULL",
                one.clientId());

        imports.refresh(one).statusCode(400).body("error", equalTo("invalid_grant"));
        imports.send(List.of(one.line())).body("existing", equalTo(1));
        imports.refresh(one).statusCode(400);
    }

    @Test
    void isNotCountedAsUsedWhileItsInstallationIsSuspended() {
        var one = imports.moveIn();
        installs.inDatabase("UPDATE installation SET state = 'SUSPENDED' WHERE account_id = ?", one.accountId());

        imports.refresh(one).statusCode(403);

        assertThat(installs.number(
                        "SELECT count(*) FROM imported_token t JOIN app_grant g ON g.id = t.grant_id"
                                + " WHERE g.account_id = ? AND first_used_at IS NULL",
                        one.accountId()))
                .isOne();
    }

    @Test
    void canBeGivenBack() {
        var one = imports.moveIn();
        var form = installs.refreshOf(installs.app(), one.token());
        form.remove("refresh_token");
        form.put("token", one.token());

        TestInstalls.post("/oauth2/revoke", form).then().statusCode(200);

        imports.refresh(one).statusCode(400);
        assertThat(installs.number(
                        "SELECT count(*) FROM app_grant WHERE account_id = ? AND revoked_at IS NOT NULL",
                        one.accountId()))
                .isOne();
    }

    @Test
    void isKnownByItsAddressAsLongAsItIsGood() {
        var one = imports.moveIn();

        get("/oauth/v1/refresh-tokens/{token}", one.token())
                .then()
                .statusCode(200)
                .body("token", equalTo(one.token()))
                .body("client_id", equalTo(one.clientId()))
                .body("hub_id", equalTo(one.accountId()))
                .body("user_id", equalTo(7))
                .body("token_type", equalTo("refresh"));
        delete("/oauth/v1/refresh-tokens/{token}", one.token()).then().statusCode(204);

        delete("/oauth/v1/refresh-tokens/{token}", one.token()).then().statusCode(204);
        get("/oauth/v1/refresh-tokens/{token}", one.token()).then().statusCode(404);
        imports.refresh(one).statusCode(400).body("error", equalTo("invalid_grant"));
        delete("/oauth/v1/refresh-tokens/{token}", one.token() + "x").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v3/token/introspect", "/oauth/2026-09/token/introspect", "/oauth2/introspect"})
    void isKnownToItsOwnClientByIntrospection(String door) {
        var one = imports.moveIn();

        TestInstalls.post(door, TestInstalls.tokenOf(installs.app(), one.token()))
                .then()
                .body("active", equalTo(true))
                .body("token_use", equalTo("refresh_token"))
                .body("hub_id", equalTo(one.accountId()));

        var other = installs.newApp(true);
        TestInstalls.post(door, TestInstalls.tokenOf(other, one.token()))
                .then()
                .body("", equalTo(Map.of("active", false)));
        TestInstalls.post("/oauth2/revoke", TestInstalls.tokenOf(other, one.token()))
                .then()
                .statusCode(200);
        imports.refresh(one).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 513, ImportedTokens.LONGEST, ImportedTokens.LONGEST + 1})
    void thatIsUnknownIsRefused(int length) {
        var one = imports.moveIn();

        imports.refresh(one.withToken("x".repeat(length))).statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void isForgottenWhenTheMoveIsEnded() {
        var one = imports.moveIn();
        String ours = imports.refresh(one).extract().path("refresh_token");

        given().auth()
                .oauth2(installs.serviceToken("operator"))
                .delete("/api/v1/grants/import")
                .then()
                .statusCode(204);

        imports.refresh(one).statusCode(400);
        imports.refresh(one.withToken(ours)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/v1/token", "/oauth/2026-09/token", "/oauth2/token"})
    void mayBeAsLongAsTheJwtsOfOtherSystems(String door) {
        var one = imports.line().withToken(UUID.randomUUID() + "x".repeat(ImportedTokens.LONGEST - 36));
        imports.send(List.of(one.line())).body("imported", equalTo(1));

        imports.refresh(door, one).statusCode(200).body("refresh_token", startsWith("gwr1_"));
    }

    @Test
    void mayLookLikeOneOfOurs() {
        byte[] random = SecretBytes.random(56).toArray();
        var ofAnotherGrantway =
                "gwr1_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var one = imports.line().withToken(ofAnotherGrantway);
        imports.send(List.of(one.line())).body("imported", equalTo(1));

        String ours = imports.refresh(one).statusCode(200).extract().path("refresh_token");

        assertThat(ours).hasSameSizeAs(ofAnotherGrantway);
    }

    @Test
    void isNotLookedForWithoutAnImportKey() throws Exception {
        var app = apps.findByClientId(installs.app().clientId()).orElseThrow();
        var one = imports.moveIn();
        var config = ImportKeyResource.without();
        var withoutKey = new ImportedTokens(new ImportKey(config), store, config, grants, mint);

        assertThat(statements.statementsOf(() -> withoutKey.translate(app, one.token())))
                .isEmpty();
        assertThat(statements.statementsOf(() -> tokens.translate(app, "unknown")))
                .containsExactly("SELECT");
    }

    /** As when another pod has imported it. */
    @Test
    void worksFromTheMomentItsImportIsCommitted() {
        var app = apps.findByClientId(installs.app().clientId()).orElseThrow();
        var one = imports.moveIn();
        tokens.end();
        assertThat(tokens.translate(app, one.token())).isEmpty();
        installs.inDatabase(
                "INSERT INTO imported_token (hash, grant_id, rotation, client_id)"
                        + " SELECT decode(?, 'hex'), id, 0, ? FROM app_grant WHERE account_id = ?",
                ImportKeyResource.hash(one.token()),
                one.clientId(),
                one.accountId());

        assertThat(tokens.translate(app, one.token())).isPresent();
    }
}
