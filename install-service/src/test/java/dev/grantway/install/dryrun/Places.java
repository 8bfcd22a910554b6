package dev.grantway.install.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.stage.Browser;
import dev.grantway.install.stage.Distributed;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Rights;
import dev.grantway.install.stage.Stage;
import dev.grantway.install.stage.Unverified;
import dev.grantway.install.suspension.Suspensions;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** Accounts of all kinds, under policies of all kinds, in which a verified and an unverified app stand in all ways. */
@Singleton
class Places {
    static final List<String> ALL = List.of("base", "contacts.read", "contacts.write", "pages", "reports");

    private static final int COUNT = 32;
    private static final String APPROVE = """
            INSERT INTO install_request (request_id, app_id, account_id, requester, scopes, optional_scopes, note,
                                         finish_path, status, revision, requested_at, expires_at, decided_by, reason,
                                         decided_at)
            VALUES (gen_random_uuid(), ?, ?, ?, ?, '{}', '', '/oauth/authorize', 'APPROVED', 1, now(),
                    now() + interval '1 day', 1, '', now())""";

    private final Stage stage;
    private final Installs installs;
    private final Installations installations;
    private final InstallationView view;
    private final Suspensions suspensions;
    private final DataSource database;

    Places(
            Stage stage,
            Installs installs,
            Installations installations,
            InstallationView view,
            Suspensions suspensions,
            DataSource database) {
        this.stage = stage;
        this.installs = installs;
        this.installations = installations;
        this.view = view;
        this.suspensions = suspensions;
        this.database = database;
    }

    /** The apps, the accounts. */
    record Scene(List<AppSnapshot> apps, List<AccountAccess> accounts) {}

    Scene make(Random random) {
        var verified = stage.app();
        var other = stage.app();
        var accounts = new ArrayList<AccountAccess>();
        for (int i = 0; i < COUNT; i++) {
            var account = Stage.account(kind(i));
            accounts.add(account);
            if (!account.isDeveloperAccount()) {
                install(verified, account, random);
                install(other, account, random);
                rule(account, random, verified, other);
            }
        }
        return new Scene(
                List.of(verified, stage.publish(Unverified.of(other)), stage.publish(privately(accounts))), accounts);
    }

    /** Open to every second account. */
    private AppSnapshot privately(List<AccountAccess> accounts) {
        var ids = accounts.stream().map(AccountAccess::accountId).toList();
        return Distributed.privately(
                stage.app(), ids.stream().filter(id -> ids.indexOf(id) % 2 == 0).toList());
    }

    /** An administrator agreed that this person gets the app with these scopes. */
    void approve(AppSnapshot app, AccountAccess account, int userId, List<String> scopes) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(APPROVE)) {
            statement.setInt(1, app.appId());
            statement.setInt(2, account.accountId());
            statement.setInt(3, userId);
            statement.setArray(4, connection.createArrayOf("text", scopes.toArray()));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Some of all scopes. */
    static List<String> some(Random random) {
        return ALL.stream().filter(_ -> random.nextInt(4) > 0).toList();
    }

    private static String kind(int number) {
        return switch (number % 8) {
            case 0 -> "DEVELOPER";
            case 1, 2 -> "TEST";
            default -> "STANDARD";
        };
    }

    /** Never there, consented to, there, or there and paused. */
    private void install(AppSnapshot app, AccountAccess account, Random random) {
        int state = random.nextInt(5);
        if (state < 2) {
            return;
        }
        var authorized = authorize(app, account);
        if (state > 2) {
            installations.complete(installs.issued(authorized, "g-" + authorized.id(), some(random), Instant.EPOCH));
        }
        if (state > 3) {
            suspensions.suspend(authorized.id(), Intent.byOperator(null));
        }
    }

    private Installation authorize(AppSnapshot app, AccountAccess account) {
        var browser = stage.signIn(account);
        assertThat(browser.install(Link.to(app), account).header("Location")).contains("code=");
        return view.find(app.appId(), account.accountId()).orElseThrow();
    }

    /** Half of the accounts have a policy. */
    private void rule(AccountAccess account, Random random, AppSnapshot verified, AppSnapshot other) {
        if (random.nextBoolean()) {
            return;
        }
        var admin = stage.signIn(Rights.superAdmin(account));
        String path = "/connected-apps/policy?accountId=" + account.accountId();
        var saved = policy(admin, path, random)
                .formParam("allowed", random.nextInt(5) == 0 ? verified.appId() : "")
                .formParam("blocked", random.nextInt(4) == 0 ? other.appId() : "")
                .post(path);
        assertThat(saved.statusCode()).isEqualTo(303);
    }

    private static RequestSpecification policy(Browser admin, String path, Random random) {
        var form = admin.form(admin.open(path))
                .formParam("installers", random.nextInt(3) == 0 ? "super-admins" : "roles")
                .formParam("publishers", random.nextInt(3) == 0 ? "verified" : "any");
        return random.nextBoolean()
                ? form.formParam("ceiling", "all")
                : form.formParam("ceiling", "some").formParam("optional_scope", "reports");
    }
}
