package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "nam, name",
        "Description, description",
        "redirectUrls, redirectUris",
        "redirect_uris, redirectUris",
        "subscription, subscriptions",
        "webhook, webhooks",
        "completely-different,",
        "'',",
    })
    void isTheOneThatWasMeant(String typed, String meant) {
        assertThat(NearestName.to(typed, DefinitionReader.FILE).orElse(null)).isEqualTo(meant);
    }
}
