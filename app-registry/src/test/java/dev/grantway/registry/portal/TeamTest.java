package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.grantway.contracts.events.MembershipEnded;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.AtOnce;
import dev.grantway.registry.People;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.directory.Departures;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.joining.MailedLinks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The team of a developer account: who is in it, who is invited, who may change that. */
@QuarkusTest
class TeamTest {
    private final People people;
    private final TestDevelopers developers;
    private final Memberships memberships;
    private final Departures departures;
    private final MailedLinks links;
    private final TopicReader topics;
    private TestDeveloper owner;

    TeamTest(
            People people,
            TestDevelopers developers,
            Memberships memberships,
            Departures departures,
            MailedLinks links,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.people = people;
        this.developers = developers;
        this.memberships = memberships;
        this.departures = departures;
        this.links = links;
        this.topics = new TopicReader(kafka);
    }

    @BeforeEach
    void found() {
        owner = developers.owner();
    }

    @Nested
    class AnInvitation {
        @Test
        void bringsSomebodyNewIntoTheTeam() {
            String address = MailedLinks.address();
            assertThat(invite(owner, address, "DEVELOPER").statusCode()).isEqualTo(303);
            assertThat(team()).contains(address, "Send again");

            var mail = links.mail(address, 1);
            assertThat(mail.header("Subject")).isEqualTo("You are invited to a developer account at Test CRM");
            assertThat(mail.part("text/plain")).contains("as a developer", "Acme ");
            assertThat(mail.part("text/html")).doesNotContain("/account/notices");
            String token = links.token(address);
            assertThat(links.open(token).asString()).contains(address, "Developer: everything with its apps");
            var answer = links.accept(token);

            assertThat(answer.statusCode()).isEqualTo(303);
            people.browser(answer.getCookie(people.cookieName()))
                    .get(answer.getHeader("Location"))
                    .then()
                    .statusCode(200)
                    .body(containsString("Create app"));
            assertThat(role(address)).isEqualTo("DEVELOPER");
            assertThat(links.rows(address)).isZero();
            assertThat(links.accept(token).statusCode()).isEqualTo(404);
        }

        @Test
        void isAcceptedByWhoIsHereInTheirOwnSessionAlone() {
            var person = people.somebody();
            invite(owner, person.email(), "READ_ONLY");
            String token = links.token(person.email());

            links.open(token)
                    .then()
                    .statusCode(200)
                    .body(containsString("/signin?fresh=true"), not(containsString("name=\"password\"")));
            assertThat(links.accept(token).statusCode()).isEqualTo(403);
            assertThat(links.acceptAs(people.signIn(people.somebody()), token).statusCode())
                    .isEqualTo(403);
            assertThat(role(person.email())).isEmpty();
            String cookie = people.signIn(person);
            var answer = links.acceptAs(cookie, token);

            assertThat(answer.statusCode()).isEqualTo(303);
            var renewed = people.browser(cookie).urlEncodingEnabled(false).get(answer.getHeader("Location"));
            people.browser(renewed.getCookie(people.cookieName()))
                    .get(renewed.getHeader("Location"))
                    .then()
                    .statusCode(200)
                    .body(containsString("Looks on"));
            assertThat(role(person.email())).isEqualTo("READ_ONLY");
        }

        @Test
        void isNotAcceptedWithASessionThatWasEnded() {
            var person = people.somebody();
            invite(owner, person.email(), "OWNER");
            String token = links.token(person.email());
            String cookie = people.signIn(person);
            String csrf = people.csrfToken(cookie);
            people.form(cookie).post("/account/sessions/end-all").then().statusCode(303);

            people.browser(cookie)
                    .formParam("csrf_token", csrf)
                    .formParam("token", token)
                    .post("/developer/join/link")
                    .then()
                    .statusCode(403);
            assertThat(role(person.email())).isEmpty();
        }

        @Test
        void isNotAcceptedByAnotherSite() {
            var person = people.somebody();
            invite(owner, person.email(), "OWNER");
            String token = links.token(person.email());

            people.browser(people.signIn(person))
                    .formParam("token", token)
                    .post("/developer/join/link")
                    .then()
                    .statusCode(403);
            assertThat(role(person.email())).isEmpty();
        }

        @Test
        void isWorthNothingOnceTakenBackReplacedOrTooOld() {
            String takenBack = MailedLinks.address();
            String replaced = MailedLinks.address();
            String old = MailedLinks.address();
            for (String address : List.of(takenBack, replaced, old)) {
                invite(owner, address, "DEVELOPER");
            }
            String tokenTakenBack = links.token(takenBack);
            String tokenReplaced = links.token(replaced);
            String tokenOld = links.token(old);

            assertThat(onInvitation(owner, takenBack, "revoke").statusCode()).isEqualTo(303);
            assertThat(onInvitation(owner, replaced, "again").statusCode()).isEqualTo(303);
            links.age(old);

            for (String token : List.of(tokenTakenBack, tokenReplaced, tokenOld)) {
                assertThat(links.accept(token).statusCode()).isEqualTo(404);
            }
            assertThat(links.accept(links.token(replaced, 2)).statusCode()).isEqualTo(303);
            assertThat(team()).doesNotContain(takenBack, old);
        }

        @Test
        void isForOwnersToSendAndToTakeBack() {
            String address = MailedLinks.address();
            invite(owner, address, "DEVELOPER");
            long id = invitation(owner, address);

            for (String role : List.of("DEVELOPER", "READ_ONLY")) {
                var other = developers.member(owner.accountId(), role);
                assertThat(invite(other, MailedLinks.address(), "OWNER").statusCode())
                        .isEqualTo(403);
                assertThat(post(other, "invitations/" + id + "/revoke").statusCode())
                        .isEqualTo(403);
                assertThat(post(other, "invitations/" + id + "/again").statusCode())
                        .isEqualTo(403);
                assertThat(other.get("/developer/team?account=" + owner.accountId())
                                .asString())
                        .doesNotContain(address, "Send again");
            }
            var stranger = developers.owner();
            assertThat(invite(stranger, MailedLinks.address(), "OWNER", owner.accountId())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(post(stranger, "invitations/" + id + "/revoke").statusCode())
                    .isEqualTo(404);
            assertThat(stranger.get("/developer/team?account=" + owner.accountId())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(links.rows(address)).isOne();
        }

        @Test
        void goesWithTheOwnerWhoSentIt() {
            var second = developers.member(owner.accountId(), "OWNER");
            var third = developers.member(owner.accountId(), "OWNER");
            String ofRemoved = MailedLinks.address();
            String ofDemoted = MailedLinks.address();
            invite(second, ofRemoved, "OWNER");
            invite(third, ofDemoted, "OWNER");
            String tokenOfRemoved = links.token(ofRemoved);
            String tokenOfDemoted = links.token(ofDemoted);

            assertThat(remove(owner, second.userId()).statusCode()).isEqualTo(303);
            assertThat(changeRole(owner, third.userId(), "READ_ONLY").statusCode())
                    .isEqualTo(303);

            assertThat(links.accept(tokenOfRemoved).statusCode()).isEqualTo(404);
            assertThat(links.accept(tokenOfDemoted).statusCode()).isEqualTo(404);
            assertThat(invite(second, MailedLinks.address(), "OWNER").statusCode())
                    .isEqualTo(404);
        }

        @Test
        void goesWithTheAccount() {
            String address = MailedLinks.address();
            invite(owner, address, "DEVELOPER");
            String token = links.token(address);

            departures.close(owner.accountId(), false);

            assertThat(links.accept(token).statusCode()).isEqualTo(404);
        }

        @Test
        void goesToOneMailboxThreeTimesADayFromOneTeamAndTenTimesFromAll() {
            String address = MailedLinks.address();
            var teams = List.of(owner, developers.owner(), developers.owner());

            for (var inviting : teams) {
                for (int i = 0; i < 3; i++) {
                    assertThat(invite(inviting, address, "DEVELOPER").statusCode())
                            .isEqualTo(303);
                }
                for (int i = 0; i < 4; i++) {
                    invite(inviting, address.replace("@", "+x@"), "DEVELOPER")
                            .then()
                            .statusCode(400)
                            .body(containsString("as many invitations as one day allows"));
                }
            }

            assertThat(invite(developers.owner(), address, "DEVELOPER").statusCode())
                    .isEqualTo(303);
            assertThat(invite(developers.owner(), address, "DEVELOPER").statusCode())
                    .isEqualTo(400);
        }

        @Test
        void isRefusedForWhoIsInTheTeamAndForNoAddress() {
            var member = developers.member(owner.accountId(), "DEVELOPER");
            String address = memberships.listOf(owner.accountId()).stream()
                    .filter(each -> each.userId() == member.userId())
                    .map(Member::email)
                    .findFirst()
                    .orElseThrow();

            invite(owner, address, "OWNER").then().statusCode(400).body(containsString("in the team already"));
            invite(owner, "x<victim@company.example>", "OWNER").then().statusCode(400);
            invite(owner, MailedLinks.address(), "OPERATOR").then().statusCode(400);
        }
    }

    @Nested
    class AMember {
        @Test
        void losesEveryRightAtOnceAndTheOthersAreTold() {
            var member = developers.member(owner.accountId(), "DEVELOPER");

            assertThat(remove(owner, member.userId()).statusCode()).isEqualTo(303);

            assertThat(member.createApp("Late").statusCode()).isEqualTo(404);
            assertThat(member.get("/developer/team?account=" + owner.accountId())
                            .statusCode())
                    .isEqualTo(404);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topics.all(Topic.DIRECTORY_EVENTS).stream()
                            .anyMatch(message -> message.key().equals(Integer.toString(owner.accountId()))
                                    && TopicReader.header(message, "ce_type").equals(MembershipEnded.TYPE)
                                    && message.value().contains("\"userId\":" + member.userId() + ",")));
        }

        @Test
        void hasTheRoleThatAnOwnerGives() {
            var member = developers.member(owner.accountId(), "READ_ONLY");
            assertThat(member.createApp("Early").statusCode()).isEqualTo(403);

            assertThat(changeRole(owner, member.userId(), "DEVELOPER").statusCode())
                    .isEqualTo(303);

            assertThat(member.createApp("Now").statusCode()).isEqualTo(201);
            assertThat(changeRole(owner, member.userId(), "EMPEROR").statusCode())
                    .isEqualTo(400);
        }

        @Test
        void leavesByThemselvesAndTakesNobodyAlong() {
            var member = developers.member(owner.accountId(), "DEVELOPER");
            var other = developers.member(owner.accountId(), "READ_ONLY");

            assertThat(remove(member, other.userId()).statusCode()).isEqualTo(403);
            assertThat(changeRole(member, member.userId(), "OWNER").statusCode())
                    .isEqualTo(403);
            assertThat(remove(member, member.userId()).statusCode()).isEqualTo(303);

            assertThat(memberships.listOf(owner.accountId()).stream().map(Member::userId))
                    .containsExactly(owner.userId(), other.userId());
        }

        @Test
        void whoIsTheLastOwnerStaysOne() {
            developers.member(owner.accountId(), "DEVELOPER");

            remove(owner, owner.userId()).then().statusCode(409).body(containsString("one owner at least"));
            changeRole(owner, owner.userId(), "DEVELOPER")
                    .then()
                    .statusCode(409)
                    .body(containsString("one owner at least"));

            assertThat(owners()).isOne();
        }

        @Test
        void ofTwoOwnersWhoLeaveAtOnceOneStays() {
            var second = developers.member(owner.accountId(), "OWNER");
            List<Callable<Integer>> leaving = List.of(
                    () -> remove(owner, owner.userId()).statusCode(),
                    () -> remove(second, second.userId()).statusCode(),
                    () -> changeRole(second, second.userId(), "READ_ONLY").statusCode());

            var answers = AtOnce.run(leaving);

            assertThat(answers).contains(303);
            assertThat(owners()).isOne();
        }

        @Test
        void isShownAsTextWhateverTheirName() {
            String address = MailedLinks.address();
            invite(owner, address, "DEVELOPER");
            people.browser()
                    .formParam("token", links.token(address))
                    .formParam("name", "<script>alert(1)</script>")
                    .formParam("password", People.PASSWORD)
                    .post("/developer/join/link")
                    .then()
                    .statusCode(303);

            assertThat(team()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
    }

    private long owners() {
        return memberships.listOf(owner.accountId()).stream()
                .filter(member -> member.role().equals(DeveloperRole.OWNER.name()))
                .count();
    }

    /** Empty for who is not in the team. */
    private String role(String address) {
        return memberships.listOf(owner.accountId()).stream()
                .filter(member -> member.email().equals(address))
                .map(Member::role)
                .findFirst()
                .orElse("");
    }

    private String team() {
        return owner.get("/developer/team?account=" + owner.accountId()).asString();
    }

    private Response invite(TestDeveloper by, String address, String role) {
        return invite(by, address, role, by.accountId());
    }

    private Response invite(TestDeveloper by, String address, String role, int accountId) {
        return by.post("/developer/team/invitations", Map.of("account", accountId, "email", address, "role", role));
    }

    private Response onInvitation(TestDeveloper by, String address, String act) {
        return post(by, "invitations/" + invitation(by, address) + "/" + act);
    }

    private Response post(TestDeveloper by, String path) {
        return by.post("/developer/team/" + path, Map.of("account", owner.accountId()));
    }

    private Response changeRole(TestDeveloper by, int userId, String role) {
        return by.post(
                "/developer/team/members/" + userId + "/role", Map.of("account", owner.accountId(), "role", role));
    }

    private Response remove(TestDeveloper by, int userId) {
        return by.post("/developer/team/members/" + userId + "/remove?account=" + owner.accountId(), Map.of());
    }

    /** The id that the page has for it. */
    private long invitation(TestDeveloper by, String address) {
        String page = by.get("/developer/team?account=" + owner.accountId()).asString();
        String after = page.substring(page.indexOf(address));
        String path = "/developer/team/invitations/";
        int begin = after.indexOf(path) + path.length();
        return Long.parseLong(after.substring(begin, after.indexOf('/', begin)));
    }
}
