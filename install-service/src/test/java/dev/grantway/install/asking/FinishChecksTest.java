package dev.grantway.install.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.Notice;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.request.RequestStatus;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Roles;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.stage.Unverified;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Nobody asks for or approves what could not be installed anyway; and an approval is spent by what it was for. */
@QuarkusTest
class FinishChecksTest {
    private final Stage stage;
    private final Asked asked;
    private final Installs installs;
    private final Installations installations;
    private final String kafka;

    FinishChecksTest(
            Stage stage,
            Asked asked,
            Installs installs,
            Installations installations,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.asked = asked;
        this.installs = installs;
        this.installations = installations;
        this.kafka = kafka;
    }

    @Test
    void keepAnAppOfAnUnverifiedPublisherFromBeingApprovedWhereThePolicyWantsVerifiedOnes() {
        var account = Stage.account();
        var app = stage.publish(Unverified.of(stage.app()));
        var requester = stage.signIn(Roles.withoutInstalls(account));
        assertThat(Asked.ask(requester, Link.to(app), account, "Please").statusCode())
                .isEqualTo(303);
        var request = asked.of(requester);
        var late = stage.signIn(Roles.withoutInstalls(account));
        var page = late.toConsent(Link.to(app), account);
        verifiedOnly(account);

        var admin = stage.signIn(Roles.superAdmin(account));
        var refused = Asked.decide(admin, request, "approve", "");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("could not be finished", "takes only apps of verified publishers");
        assertThat(asked.of(requester).status()).isEqualTo(RequestStatus.OPEN);
        var useless = late.form(page).formParam("note", "Me too").post("/oauth/consent/request");
        assertThat(useless.statusCode()).isEqualTo(403);
        assertThat(useless.asString()).contains("APP_NOT_ALLOWED_HERE", "takes only apps of verified publishers");
    }

    @Test
    void keepWhatTheRequesterLostFromBeingApproved() {
        var scene = asked.request();
        stage.know(scene.requester().userId(), withScopes(scene.account(), List.of("base")));
        var admin = stage.signIn(Roles.superAdmin(scene.account()));

        assertThat(Asked.decide(admin, scene.request(), "approve", "").asString())
                .contains("may not grant See contacts (contacts.read)");
        stage.know(scene.requester().userId());
        assertThat(Asked.decide(admin, scene.request(), "approve", "").asString())
                .contains("no member of the account any more");
        stage.change(scene.app(), AppStatus.DISABLED, scene.app().scopes());
        assertThat(Asked.decide(admin, scene.request(), "approve", "").asString())
                .contains("link is not good any more");

        assertThat(asked.now(scene).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(Asked.decide(admin, scene.request(), "decline", "").statusCode())
                .isEqualTo(303);
    }

    @Test
    void tokensOfLessThanWasApprovedSpendNoApproval() {
        var scene = asked.request();
        asked.approve(scene);
        var authorized = installs.authorize(scene.requester(), Link.to(scene.app()), scene.account());

        var first = Instant.parse("2026-01-01T00:00:00Z");
        installations.complete(installs.issued(authorized, "less-" + authorized.id(), List.of("base"), first));
        assertThat(asked.isApproved(scene)).isTrue();

        var more = List.of("base", "contacts.read", "reports");
        installations.complete(installs.issued(authorized, "more-" + authorized.id(), more, first.plusSeconds(1)));
        assertThat(asked.isApproved(scene)).isFalse();
    }

    @Test
    void onlySuperAdminsAreToldWhereTheyAloneInstall() {
        var account = Stage.account();
        policy(account, "super-admins", "any");

        var requester = stage.signIn(Roles.withoutInstalls(account));
        Asked.ask(requester, Link.to(stage.app()), account, "Please");

        new TopicReader(kafka)
                .await(
                        Topic.NOTICES,
                        message -> message.key().equals(Notice.toSuperAdmins(account.accountId()))
                                && message.value().contains("install-request-received"));
    }

    private void verifiedOnly(AccountAccess account) {
        policy(account, "roles", "verified");
    }

    private void policy(AccountAccess account, String installers, String publishers) {
        Browser admin = stage.signIn(Roles.superAdmin(account));
        String path = "/connected-apps/policy?accountId=" + account.accountId();
        var saved = admin.form(admin.open(path))
                .formParam("installers", installers)
                .formParam("publishers", publishers)
                .formParam("ceiling", "all")
                .post(path);
        assertThat(saved.statusCode()).isEqualTo(303);
    }

    private static AccountAccess withScopes(AccountAccess account, List<String> scopes) {
        return new AccountAccess(
                account.accountId(),
                account.name(),
                account.domain(),
                account.kind(),
                account.parent(),
                account.entitlements(),
                "sales",
                scopes,
                false,
                false);
    }
}
