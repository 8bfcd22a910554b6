package dev.grantway.webhook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.log.LoggedAttempts;
import dev.grantway.webhook.log.LoggedAttempts.Draft;
import dev.grantway.webhook.search.AttemptFilter;
import dev.grantway.webhook.search.DeliverySearch;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes to a page that is live. */
@QuarkusTest
class LiveStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Stream<String>> open = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Fixture fixture;
    private final Developers developers;
    private final LoggedAttempts log;
    private final DeliverySearch search;
    private int appId;

    LiveStreamTest(Fixture fixture, Developers developers, LoggedAttempts log, DeliverySearch search) {
        this.developers = developers;
        this.log = log;
        this.search = search;
        this.fixture = fixture;
    }

    @AfterEach
    void close() {
        open.forEach(Stream::close);
        http.shutdownNow();
    }

    @Test
    void bringsWhatIsNewAndFitsOnceAndGoesOnAfterABreak() {
        var lines = watch("?outcome=failed");
        var first = log.draft(appId).status(500);
        log.add(log.draft(appId), first);
        await().atMost(PATIENCE).until(() -> has(lines, first));
        var second = log.draft(appId).status(500).types("<b>");
        log.add(second);
        await().atMost(PATIENCE).until(() -> has(lines, second));

        assertThat(lines.stream().filter(line -> line.startsWith("data:")).count())
                .isEqualTo(2);
        assertThat(lines).contains("event:lines", "retry:2000").anyMatch(line -> line.contains("&lt;b&gt;"));
        var place = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .substring(3);
        var again = watch("?since=" + place);
        var third = log.draft(appId);
        log.add(third);
        await().atMost(PATIENCE).until(() -> has(again, third));
        assertThat(has(again, second)).isFalse();
    }

    @Test
    void seesAlsoWhatBeganEarlierAndEndedOnlyNow() {
        var lines = watch("");
        var quick = log.draft(appId);
        log.add(quick);
        await().atMost(PATIENCE).until(() -> has(lines, quick));
        var slow = log.draft(appId).at(Instant.now().minusSeconds(20)).failure("timeout");

        log.add(slow);

        await().atMost(PATIENCE).until(() -> has(lines, slow));
    }

    @Test
    void ofMoreThanAPageCanTakeTheNewestComeAndItSaysSo() {
        var now = Instant.now();
        var drafts = IntStream.range(0, 60)
                .mapToObj(each -> log.draft(appId).at(now.minusMillis(each)))
                .toArray(Draft[]::new);
        log.add(drafts);

        var lines = watch("");

        await().atMost(PATIENCE).until(() -> has(lines, drafts[0]));
        assertThat(lines).contains("event:part");
        assertThat(has(lines, drafts[59])).isFalse();
    }

    @Test
    void isRefusedLikeThePage() throws IOException, InterruptedException {

        assertThat(request(appId, "", 2).statusCode()).isEqualTo(200);
        assertThat(status(developers.ownersCookie(3), appId + 1_000_000)).isEqualTo(404);
        assertThat(status("none=1", appId)).isEqualTo(401);
        assertThat(request(appId, "?eventId=x", 4).statusCode()).isEqualTo(400);
    }

    @Test
    void onePersonHasFiveStreamsAndThenNoMoreUntilOneIsClosed() throws IOException, InterruptedException {
        for (int each = 0; each < 5; each++) {
            assertThat(request(appId, "", 77).statusCode()).isEqualTo(200);
        }

        var refused = request(appId, "", 77);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(request(appId, "", 78).statusCode()).isEqualTo(200);
        open.forEach(Stream::close);
        await().atMost(PATIENCE).until(() -> request(appId, "", 77).statusCode() == 200);
    }

    @Test
    void aProcessHasSoManyStreamsAndEndsThemInTime() {
        var start = Instant.parse("2026-12-01T12:00:00Z");
        var told = new CopyOnWriteArrayList<String>();
        var tail = new LiveTail(search, new Settings(), Clock.fixed(start.plus(Duration.ofMinutes(1)), ZoneOffset.UTC));
        var request = new Watch.Request(
                appId, 1, AttemptFilter.all(start, start), Optional.empty(), start.plus(Duration.ofMinutes(1)));

        var opened = (LiveOutcome.Opened) tail.open(request);
        opened.watch().tell(new Told(told));
        assertThat(tail.open(request)).isInstanceOf(LiveOutcome.Full.class);
        tail.look();

        assertThat(told).containsExactly("ended");
        assertThat(tail.open(request)).isInstanceOf(LiveOutcome.Opened.class);
    }

    @Test
    void saysThatItLivesWhenNothingHappens() {
        var now = Instant.parse("2026-12-01T12:00:00Z");
        var told = new CopyOnWriteArrayList<String>();
        var watch =
                new Watch(new Watch.Request(appId, 1, AttemptFilter.all(now, now), Optional.empty(), now), now, now);
        watch.tell(new Told(told));

        watch.beat(now.minusSeconds(1), now);
        assertThat(told).isEmpty();
        watch.beat(now.plusSeconds(1), now.plusSeconds(16));

        assertThat(told).containsExactly("silence");
    }

    private record Told(List<String> told) implements LiveListener {
        @Override
        public void arrived(List<Attempt> attempts, boolean leftOut) {
            told.add("arrived");
        }

        @Override
        public void silence() {
            told.add("silence");
        }

        @Override
        public void ended() {
            told.add("ended");
        }
    }

    private record Settings() implements LiveConfig {
        @Override
        public int streams() {
            return 1;
        }

        @Override
        public int streamsPerPerson() {
            return 5;
        }

        @Override
        public Duration every() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration longest() {
            return Duration.ofMinutes(10);
        }
    }

    @BeforeEach
    void appIsKnown() {
        appId = fixture.app("https://app.example/hooks").appId();
        await().atMost(PATIENCE)
                .until(() -> developers
                                .owner()
                                .get("/api/v1/deliveries?appId=" + appId)
                                .statusCode()
                        == 200);
    }

    private static boolean has(List<String> lines, Draft draft) {
        return lines.stream().anyMatch(line -> line.contains("id=\"a-" + draft.id() + "\""));
    }

    /** The lines that have come so far. */
    private List<String> watch(String parameters) {
        var lines = new CopyOnWriteArrayList<String>();
        try {
            var answer = request(appId, parameters, 2);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread.ofVirtual().start(() -> {
                try {
                    answer.body().forEach(lines::add);
                } catch (UncheckedIOException e) { // the test is over
                    assertThat(e).hasCauseInstanceOf(IOException.class);
                }
            });
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<Stream<String>> request(int app, String parameters, int userId)
            throws IOException, InterruptedException {
        var answer = http.send(builder(app, parameters, developers.ownersCookie(userId)), BodyHandlers.ofLines());
        open.add(answer.body());
        return answer;
    }

    private int status(String cookie, int app) throws IOException, InterruptedException {
        var answer = http.send(builder(app, "", cookie), BodyHandlers.ofLines());
        open.add(answer.body());
        return answer.statusCode();
    }

    private HttpRequest builder(int app, String parameters, String cookie) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/developer/apps/" + app
                        + "/deliveries/stream" + parameters))
                .header("Accept", "text/event-stream")
                .header("Cookie", cookie)
                .build();
    }
}
