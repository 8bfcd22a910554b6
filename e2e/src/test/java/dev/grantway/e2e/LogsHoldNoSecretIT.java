package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was issued is in no log, whatever was done with it. */
class LogsHoldNoSecretIT {
    @Tag("I4")
    @Test
    void neitherCodesNorTokensNorSecretsNorPasswords() throws Exception {
        var product = Product.shared();
        var app = product.app("Contact Sync");
        var tokens = new Tokens(product, app);
        var dev = Customer.signedIn(product, product.user("dev@"));
        var sales = product.user("sales@");
        assertThat(Customer.stranger(product)
                        .trySigningIn(
                                sales.path("email").asText(),
                                sales.path("password").asText() + "x"))
                .isEqualTo(401);
        String code = Customer.codeOf(dev.grant(app.installPath("s"), "Acme test account"));
        var issued = tokens.exchange(code);
        String access = issued.text("access_token");
        String refresh = issued.text("refresh_token");
        tokens.refresh(refresh);
        tokens.refresh(refresh + "x");
        tokens.exchange(code + "x");
        tokens.json("GET", "/oauth/v1/access-tokens/" + access, "", "");
        tokens.json("GET", "/oauth/v1/refresh-tokens/" + refresh, "", "");
        String apiKey = product.demo().path("developerApiKey").asText();
        tokens.json("GET", "/webhooks/v3/" + app.appId() + "/settings?hapikey=" + apiKey, "", "");

        var secrets = new ArrayList<String>();
        secrets.add(code);
        secrets.add(access);
        secrets.add(refresh);
        secrets.add(apiKey);
        secrets.add(app.clientSecret());
        secrets.add(app.webhookSecret());
        secrets.add(product.demo().path("operatorToken").asText());
        product.demo()
                .path("users")
                .forEach(user -> secrets.add(user.path("password").asText()));
        assertThat(secrets).allMatch(secret -> secret.length() > 8);
        for (var log : product.logs()) {
            String text = Files.readString(log);
            assertThat(secrets.stream().filter(text::contains).count())
                    .as("secrets in %s", log.getFileName())
                    .isZero();
        }
    }
}
