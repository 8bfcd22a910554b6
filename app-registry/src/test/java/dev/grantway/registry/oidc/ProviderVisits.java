package dev.grantway.registry.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.oidc.PeopleAtProvider.Member;
import dev.grantway.registry.oidc.TestBrowser.Answer;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The way of tests to the provider and back. */
record ProviderVisits(String server, String sessionCookie) {
    static final String BEGIN = "/signin/provider";

    PeopleAtProvider people() {
        return new PeopleAtProvider(server);
    }

    TestBrowser browser() {
        return new TestBrowser("http://localhost:" + RestAssured.port);
    }

    /** There and back. */
    Answer signIn(TestBrowser browser, Member member, String to) {
        return browser.get(answer(browser, member, to));
    }

    /** There, and the address to which the provider sends the browser back. */
    String answer(TestBrowser browser, Member member, String to) {
        return browser.signInAtProvider(
                BEGIN + "?to=" + to.replace("?", "%3F").replace("=", "%3D"),
                member.username(),
                PeopleAtProvider.PASSWORD);
    }

    void assertRefused(Answer answer, int status, String words, TestBrowser browser) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(words, "Continue with");
        assertThat(browser.cookie(sessionCookie)).isEmpty();
    }

    int userOf(TestBrowser browser) {
        String claims = new String(
                Base64.getUrlDecoder().decode(browser.cookie(sessionCookie).split("\\.", -1)[1]),
                StandardCharsets.UTF_8);
        return Integer.parseInt(claims.replaceAll(".*\"sub\":\"(\\d+)\".*", "$1"));
    }
}
