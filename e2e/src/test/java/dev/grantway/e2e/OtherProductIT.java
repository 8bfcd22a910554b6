package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product is what one file says it is. */
class OtherProductIT {
    private static final List<String> WORDS_OF_OTHERS = List.of("HubSpot", "portal", "CRM", "Grantway");

    @Test
    void noPageThatACustomerSeesNamesAnotherProduct(@TempDir Path directory) throws Exception {
        var bootstrap =
                Files.copy(Path.of("src/test/resources/tracker-bootstrap.json"), directory.resolve("bootstrap.json"));
        var settings = Map.of(
                "GRANTWAY_DEMO", "false",
                "GRANTWAY_PLATFORM_FILE", "examples/tracker/platform.yaml",
                "GRANTWAY_BOOTSTRAP_FILE", bootstrap.toString());
        try (var product = Product.start(directory.resolve("product"), settings)) {
            var customer = Customer.stranger(product);
            seeEveryPage(customer);

            assertThat(customer.pages()).hasSizeGreaterThan(8);
            for (String page : customer.pages()) {
                String text = org.jsoup.Jsoup.parse(page).text();
                assertThat(WORDS_OF_OTHERS)
                        .noneMatch(word -> text.toLowerCase(java.util.Locale.ROOT)
                                .contains(word.toLowerCase(java.util.Locale.ROOT)));
            }
        }
    }

    private static void seeEveryPage(Customer customer) throws Exception {
        String door = "/oauth/authorize?client_id=tracker-app&redirect_uri=" + DemoApp.encode("http://localhost/cb");
        customer.getFollowing("/");
        customer.getFollowing(door + "&scope=issues.read");
        customer.signIn("admin@customer.example", "a-password-of-the-test");
        customer.getFollowing("/account");
        customer.getFollowing("/oauth/authorize?client_id=nobody");
        customer.getFollowing(door + "&scope=no.such.scope");
        customer.grant(door + "&scope=" + DemoApp.encode("oauth issues.read"), "Customer");
        customer.getFollowing("/connected-apps?accountId=500001");
        customer.getFollowing("/connected-apps");
        customer.getFollowing("/connected-apps?accountId=1");
    }
}
