package dev.grantway.token.refresh;

import dev.grantway.token.TestApp;
import dev.grantway.token.TestConsent;
import dev.grantway.token.TestInstalls;
import dev.grantway.token.exchange.TokenRequests;
import dev.grantway.token.http.Caller;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.oauth.IssuedTokens;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.TokenOutcome;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refreshes on the caller's own thread, without HTTP: for many of them, or for those that have to meet. */
@Singleton
public class TestRefreshes {
    private static final Caller NOBODY = new Caller("", Set.of());

    private final TestInstalls installs;
    private final TokenRequests requests;
    private final ParametersReader reader;
    private final TokenInspection inspection;

    TestRefreshes(TestInstalls installs, TokenRequests requests, ParametersReader reader, TokenInspection inspection) {
        this.installs = installs;
        this.requests = requests;
        this.reader = reader;
        this.inspection = inspection;
    }

    /** The refresh token of a new installation. */
    public String install(TestConsent consent) {
        var request = installs.exchangeOf(consent.app(), installs.code(consent));
        consent.challenge().ifPresent(_ -> request.put("code_verifier", TestConsent.VERIFIER));
        return refreshTokenOf(ask(request).orElseThrow(() -> new AssertionError("the exchange was refused")));
    }

    /** The new tokens; empty when they are refused. */
    public Optional<IssuedTokens> refresh(TestApp app, String refreshToken) {
        return ask(installs.refreshOf(app, refreshToken));
    }

    private Optional<IssuedTokens> ask(Map<String, String> request) {
        return requests.answer(reader.readForm(form(request)), Optional.empty(), NOBODY)
                        instanceof TokenOutcome.Issued(var tokens)
                ? Optional.of(tokens)
                : Optional.empty();
    }

    /** The refresh token of an answer that has to be one. */
    public String succeed(TestApp app, String refreshToken) {
        return refreshTokenOf(
                refresh(app, refreshToken).orElseThrow(() -> new AssertionError("the refresh was refused")));
    }

    public static String refreshTokenOf(IssuedTokens tokens) {
        return tokens.refreshToken().orElseThrow().value();
    }

    public boolean isActive(IssuedTokens tokens) {
        return isAccessActive(tokens.accessToken().value()) || isRefreshActive(refreshTokenOf(tokens));
    }

    public boolean isAccessActive(String token) {
        return inspection.inspectAccess(token).isPresent();
    }

    public boolean isRefreshActive(String token) {
        return inspection.inspectRefresh(token).isPresent();
    }

    private static byte[] form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
