package dev.grantway.webhook.logpages;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.platform.session.Session;
import dev.grantway.webhook.access.AppAccess;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.attempt.RequestText;
import dev.grantway.webhook.outgoing.DeliveryText;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.DeliverySearch;
import dev.grantway.webhook.search.DeliverySearch.From;
import dev.grantway.webhook.search.DeliverySearch.Lines;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The delivery log as an app's developers may see it. */
@Singleton
class DeliveryLog {
    static final int LINES = 50;

    private final DeliverySearch search;
    private final AppAccess access;
    private final DeliveryText text;

    DeliveryLog(DeliverySearch search, AppAccess access, DeliveryText text) {
        this.search = search;
        this.access = access;
        this.text = text;
    }

    /** The app, for those who may see it; empty for others, as if there were none. */
    Optional<AppSnapshot> findApp(int appId, Session session) {
        return access.find(appId, session);
    }

    /** Whether somebody who sees it may do something with its deliveries. */
    boolean mayChange(AppSnapshot app, Session session) {
        return access.mayChange(app, session);
    }

    /** Some lines, newest first. */
    Lines lines(int appId, AttemptFilter filter, From from) {
        return search.find(appId, filter, from, LINES);
    }

    /** All attempts of a webhook, the first one first; empty where none is there, or not of this app. */
    List<Attempt> attemptsOf(int appId, String webhookId) {
        return attemptsOf(webhookId).stream()
                .filter(attempt -> attempt.appId() == appId)
                .toList();
    }

    /** The same, whichever app's they are: who asks has to be let in first. */
    List<Attempt> attemptsOf(String webhookId) {
        return webhookId.indexOf('\0') < 0 ? search.ofWebhook(webhookId) : List.of();
    }

    /** What the endpoint answered, or why there is no answer; empty when it is not kept. */
    Optional<String> answer(Attempt attempt) {
        return open(attempt.sealedAnswer(), Attempt.placeOf(attempt.id()));
    }

    /** What was sent; empty when it is not kept. */
    Optional<RequestText> request(Attempt attempt) {
        return open(attempt.sealedRequest(), Attempt.placeOfRequest(attempt.id()))
                .flatMap(RequestText::parse);
    }

    private Optional<String> open(@Nullable String sealed, String place) {
        return Optional.ofNullable(sealed).map(Base64.getDecoder()::decode).flatMap(bytes -> text.open(bytes, place));
    }
}
