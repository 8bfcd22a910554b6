package dev.grantway.webhook.logpages;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppSubscription;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.attempt.RequestText;
import dev.grantway.webhook.attempt.SampleConfig;
import dev.grantway.webhook.catalog.EventTypeCatalog;
import dev.grantway.webhook.charts.DeliverySlots;
import dev.grantway.webhook.charts.Period;
import dev.grantway.webhook.health.EndpointChecks;
import dev.grantway.webhook.logpages.DeliveryLogPage.Links;
import dev.grantway.webhook.logpages.DeliveryLogPage.Search;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.DeliverySearch.From;
import dev.grantway.webhook.search.DeliverySearch.Lines;
import dev.grantway.webhook.search.FilterOutcome;
import dev.grantway.webhook.search.Place;
import dev.grantway.webhook.search.SearchTooLongException;
import dev.grantway.webhook.search.TypedFilter;
import dev.grantway.webhook.signed.SignedTexts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the pages of the delivery log. */
@Singleton
class DeliveryLogPages {
    /** After this texts are erased; see TextErasure. */
    private static final Duration TEXTS_KEPT = Duration.ofDays(3);

    private final DeliveryLog log;
    private final DeliverySlots slots;
    private final EndpointChecks checks;
    private final EventTypeCatalog eventTypes;
    private final SampleConfig sample;
    private final Clock clock;

    DeliveryLogPages(
            DeliveryLog log,
            DeliverySlots slots,
            EndpointChecks checks,
            EventTypeCatalog eventTypes,
            SampleConfig sample,
            Clock clock) {
        this.log = log;
        this.slots = slots;
        this.checks = checks;
        this.eventTypes = eventTypes;
        this.sample = sample;
        this.clock = clock;
    }

    /** The list, by the parameters of its address. */
    DeliveryLogPage list(AppSnapshot app, boolean may, Map<String, List<String>> parameters) {
        var typed = TypedFilter.of(parameters);
        var from = PageParameters.from(parameters).orElse(new From.Newest());
        return switch (typed.read(clock.instant())) {
            case FilterOutcome.Wrong wrong -> unsearched(app, new Search(typed, wrong.errors(), false));
            case FilterOutcome.Read(AttemptFilter filter) -> search(app, may, typed, filter, from, parameters);
        };
    }

    private DeliveryLogPage search(
            AppSnapshot app,
            boolean may,
            TypedFilter typed,
            AttemptFilter filter,
            From from,
            Map<String, List<String>> parameters) {
        try {
            var lines = log.lines(app.appId(), filter, from);
            boolean first = from instanceof From.Newest;
            return new DeliveryLogPage(
                    app.appId(),
                    app.name(),
                    first && !typed.any() ? Optional.of(overview(app, may, parameters)) : Optional.empty(),
                    new Search(typed, List.of(), false),
                    LogLine.of(lines.attempts()),
                    links(new LogAddress(app.appId(), typed), lines, first));
        } catch (SearchTooLongException e) {
            return unsearched(app, new Search(typed, List.of(), true));
        }
    }

    private static DeliveryLogPage unsearched(AppSnapshot app, Search search) {
        return new DeliveryLogPage(app.appId(), app.name(), Optional.empty(), search, List.of(), Links.NONE);
    }

    private static Links links(LogAddress address, Lines lines, boolean first) {
        return new Links(
                lines.older().map(address::older).orElse(""),
                lines.newer().map(address::newer).orElse(""),
                first ? "" : address.newest(),
                address.newest(),
                first ? address.stream(lines.attempts().stream().findFirst().map(Place::of)) : "");
    }

    private Overview overview(AppSnapshot app, boolean may, Map<String, List<String>> parameters) {
        var period =
                PageParameters.text(parameters, "period").flatMap(Period::named).orElse(Period.DAY);
        var address = new LogAddress(app.appId(), new TypedFilter(Map.of()));
        var periods = Arrays.stream(Period.values())
                .map(each -> new Overview.PeriodLink(each.title(), address.period(each.key()), each == period))
                .toList();
        return new Overview(
                checks.healthOf(app),
                slots.chart(app.appId(), period),
                periods,
                Actions.of(may, may ? testable(app) : List.of(), parameters));
    }

    /** Those that the app hears of first. */
    private List<String> testable(AppSnapshot app) {
        var heard = app.subscriptions().stream()
                .map(AppSubscription::eventType)
                .distinct()
                .sorted()
                .toList();
        return Stream.concat(heard.stream(), eventTypes.names().stream())
                .distinct()
                .toList();
    }

    /** One webhook; empty when there is none of that id. */
    Optional<DeliveryPage> webhook(AppSnapshot app, boolean may, String webhookId) {
        var attempts =
                log.attemptsOf(app.appId(), webhookId).stream().map(this::entry).toList();
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveryPage(
                        app.appId(),
                        app.name(),
                        may,
                        attempts.getLast().line().next().isPresent(),
                        webhookId,
                        sample.sampleOneIn(),
                        attempts));
    }

    /** One that was sent a moment ago, and has no line in the log yet. */
    DeliveryPage underWay(AppSnapshot app, String webhookId) {
        return new DeliveryPage(app.appId(), app.name(), false, false, webhookId, sample.sampleOneIn(), List.of());
    }

    private DeliveryPage.Entry entry(Attempt attempt) {
        return new DeliveryPage.Entry(
                LogLine.of(attempt),
                log.request(attempt).map(request -> sent(request, attempt)),
                log.answer(attempt),
                attempt.startedAt().isBefore(clock.instant().minus(TEXTS_KEPT)));
    }

    private static DeliveryPage.Sent sent(RequestText request, Attempt attempt) {
        return new DeliveryPage.Sent(request.text(), request.isWhole(attempt.requestBytes()), SignedTexts.of(request));
    }
}
