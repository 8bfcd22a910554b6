package dev.grantway.quickstart;

import dev.grantway.contracts.events.AppLinks;
import dev.grantway.quickstart.Bootstrap.Account;
import dev.grantway.quickstart.Bootstrap.App;
import dev.grantway.quickstart.Bootstrap.DeveloperApiKey;
import dev.grantway.quickstart.Bootstrap.Membership;
import dev.grantway.quickstart.Bootstrap.Subscription;
import dev.grantway.quickstart.Bootstrap.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people, accounts and apps of the demo. Their ids are fixed, their passwords and secrets are this machine's own. */
final class Demo {
    static final int DEVELOPER_ACCOUNT = 100001;
    static final int TEST_ACCOUNT = 100002;
    static final int GLOBEX = 200001;
    static final int GLOBEX_LABS = 200002;

    private static final int OPERATOR = 1;
    private static final int DEVELOPER = 2;
    private static final int ADMIN = 3;
    private static final int SALES = 4;

    private static final String READ = "crm.objects.contacts.read";
    private static final String WRITE = "crm.objects.contacts.write";

    private final Secrets secrets;
    private final String exampleUrl;

    Demo(Secrets secrets, String exampleUrl) {
        this.secrets = secrets;
        this.exampleUrl = exampleUrl;
    }

    Bootstrap bootstrap() {
        return new Bootstrap(
                List.of(
                        operator(secrets),
                        user(DEVELOPER, "dev@acme.example", "Dana Developer"),
                        user(ADMIN, "admin@globex.example", "Ada Admin"),
                        user(SALES, "sales@globex.example", "Sam Sales")),
                accounts(),
                List.of(
                        new Membership(DEVELOPER_ACCOUNT, DEVELOPER, "OWNER"),
                        new Membership(TEST_ACCOUNT, DEVELOPER, "super-admin"),
                        new Membership(GLOBEX, ADMIN, "super-admin"),
                        new Membership(GLOBEX_LABS, ADMIN, "super-admin"),
                        new Membership(GLOBEX, SALES, "sales")),
                List.of(new DeveloperApiKey(DEVELOPER_ACCOUNT, developerApiKey())),
                apps());
    }

    /** What a first start makes. Without demo data there is one person, who can make the others. */
    static Bootstrap bootstrap(Settings settings, Secrets secrets) {
        if (settings.demo()) {
            return new Demo(secrets, settings.exampleUrl()).bootstrap();
        }
        // a file of the operator's own says itself who is there
        List<User> users = settings.bootstrapFile().isPresent() ? List.of() : List.of(operator(secrets));
        return new Bootstrap(users, List.of(), List.of(), List.of(), List.of());
    }

    private static User operator(Secrets secrets) {
        return new User(
                OPERATOR,
                "operator@grantway.example",
                "Olga Operator",
                secrets.password("operator@grantway.example"),
                true);
    }

    List<Account> accounts() {
        return List.of(
                new Account(DEVELOPER_ACCOUNT, "DEVELOPER", "Acme Apps", "acme.example", true, null, List.of()),
                new Account(
                        TEST_ACCOUNT,
                        "TEST",
                        "Acme test account",
                        "test.acme.example",
                        null,
                        DEVELOPER_ACCOUNT,
                        List.of("crm", "marketing-pro")),
                new Account(
                        GLOBEX, "STANDARD", "Globex", "globex.example", null, null, List.of("crm", "marketing-pro")),
                new Account(GLOBEX_LABS, "STANDARD", "Globex Labs", "labs.globex.example", null, null, List.of("crm")));
    }

    List<App> apps() {
        return List.of(contactSync(), browserNotes(), dealNotes());
    }

    String developerApiKey() {
        return secrets.uuid("developer-api-key");
    }

    private User user(int userId, String email, String name) {
        return new User(userId, email, name, secrets.password(email), false);
    }

    private App contactSync() {
        return new App(
                300001,
                DEVELOPER_ACCOUNT,
                "Contact Sync",
                "Keeps your contacts the same in two places.",
                "support@acme.example",
                links(null, "/live"),
                secrets.uuid("contact-sync.client-id"),
                true,
                secrets.secret("contact-sync.client-secret"),
                secrets.webhookSecret("contact-sync.webhook-secret"),
                List.of(exampleUrl + "/oauth-callback", exampleUrl + "/auth/callback/hubspot"),
                List.of("oauth", READ, WRITE),
                List.of(),
                List.of("content"),
                Map.of(
                        READ, "To find the contacts that changed here since the last time.",
                        WRITE, "To bring changes from the other place here."),
                exampleUrl + "/webhooks",
                null,
                List.of(new Subscription("contact.creation", true)));
    }

    /** Pages of the example app; a public app's installs begin there, for its proof key is its own. */
    private AppLinks links(@Nullable String install, @Nullable String settings) {
        return new AppLinks(
                install == null ? null : exampleUrl + install,
                null,
                settings == null ? null : exampleUrl + settings,
                null,
                null);
    }

    private App browserNotes() {
        return new App(
                300002,
                DEVELOPER_ACCOUNT,
                "Browser Notes",
                "Notes beside your contacts, in the browser alone.",
                "support@acme.example",
                links("/", null),
                secrets.uuid("browser-notes.client-id"),
                false,
                null,
                null,
                List.of(exampleUrl + "/spa/callback"),
                List.of("oauth", READ),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private App dealNotes() {
        return new App(
                300003,
                DEVELOPER_ACCOUNT,
                "Deal Notes",
                "Notes on what was agreed with whom.",
                "support@acme.example",
                null,
                secrets.uuid("deal-notes.client-id"),
                true,
                secrets.secret("deal-notes.client-secret"),
                secrets.webhookSecret("deal-notes.webhook-secret"),
                List.of(exampleUrl + "/deal-notes/callback"),
                List.of("oauth", READ),
                List.of(),
                List.of(),
                null,
                exampleUrl + "/deal-notes/webhooks",
                true,
                List.of(new Subscription("contact.creation", true)));
    }
}
