package dev.grantway.token.apptoken;

import static org.hamcrest.Matchers.equalTo;

import dev.grantway.token.ServiceClientsResource;
import dev.grantway.token.TestApp;
import dev.grantway.token.TestInstalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InstallationTokenRequestsTest {
    private static final String STANDARD = "/oauth2/token";

    private final TestInstalls installs;

    InstallationTokenRequestsTest(TestInstalls installs) {
        this.installs = installs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "2147483648", "99999999999", "1 2"})
    void needANumberForTheAccount(String account) {
        ask(account).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2000000000", "2147483647"})
    void takeEveryNumberThatAnAccountCanHave(String account) {
        ask(account).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void areNotForPublicAppsAndServices() {
        var form = TestInstalls.credentialsOf(installs.newApp(false));
        form.remove("client_secret");
        form.put("account_id", "1");
        TestInstalls.post(STANDARD, form).then().statusCode(400).body("error", equalTo("unauthorized_client"));

        var service = TestInstalls.credentialsOf(new TestApp(0, "crm", ServiceClientsResource.SECRET, true));
        service.put("account_id", "1");
        TestInstalls.post(STANDARD, service).then().statusCode(400).body("error", equalTo("unauthorized_client"));
    }

    private Response ask(String account) {
        var form = TestInstalls.credentialsOf(installs.app());
        form.put("account_id", account);
        return TestInstalls.post(STANDARD, form);
    }
}
