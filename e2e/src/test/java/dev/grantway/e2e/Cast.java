package dev.grantway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Who is in a {@link World}: made by a first-start file, which app-registry applies whole. */
final class Cast {
    static final int DEVELOPER_ACCOUNT = 700001;
    static final int ACCOUNT = 700011;

    static final String ACCOUNT_NAME =
            "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz شركة النور והמשביר";
    static final String DESCRIPTION = ("Gleicht Kundenbeziehungsmanagementdatenverarbeitungsvorgänge ab. "
                    + "يحافظ التطبيق على جهات الاتصال كما هي في مكانين. שומר על אנשי הקשר שלך בשני מקומות. ")
            .repeat(3)
            .strip();

    private static final int UNVERIFIED_DEVELOPER_ACCOUNT = 700002;
    private static final int APPS = 700101;
    private static final String APP_NAME = "Kundenbeziehungsmanagementdatenabgleichswerkzeug für أعمال والبيع והשיווק";
    private static final String PASSWORD = "a-password-of-the-cast";
    private static final String PURPOSE = "Donaudampfschifffahrtsgesellschaftskapitänskajüte, أعمال, והשיווק. "
            .repeat(4)
            .substring(0, 199);
    private static final List<String> READ = List.of("oauth", "crm.objects.contacts.read");
    private static final List<String> READ_AND_WRITE =
            List.of("oauth", "crm.objects.contacts.read", "crm.objects.contacts.write");
    private static final int MANY_SCOPES = 60;
    private static final int SMALL_ACCOUNTS = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Integer> PEOPLE =
            Map.of("developer", 7001, "admin", 7002, "member", 7003, "owner", 7004);
    private static final Map<String, Integer> APP_IDS =
            Map.of("long", APPS, "suspended", APPS + 1, "new", APPS + 2, "unverified", APPS + 3, "many", APPS + 4);

    private final ObjectNode file = JSON.createObjectNode();
    private final JsonNode scopes;
    private final String webhooks;

    private Cast(JsonNode scopes, String webhooks) {
        this.scopes = scopes;
        this.webhooks = webhooks;
    }

    /**
     * Makes them, in the product that runs.
     *
     * @param webhooks where those of the apps go
     */
    static Cast enter(Product product, String webhooks) throws IOException, InterruptedException {
        String key = product.demo().path("developerApiKey").asText();
        var scopes = new Tokens(product, product.app("Deal Notes")).json("GET", "/api/v1/scopes", key, "");
        var cast = new Cast(scopes.json().path("scopes"), webhooks);
        cast.write();
        var path = product.data().resolve("cast.json");
        Files.writeString(path, cast.file.toString());
        try (var _ = Recipe.of(product, "app-registry")
                .with(Map.of("GRANTWAY_REGISTRY_BOOTSTRAP_FILE", path.toString()))
                .withPortsOfItsOwn()
                .start()) {
            product.topics()
                    .awaitValue(dev.grantway.contracts.topics.Topic.APPS, app -> app.contains(clientId("many")));
        }
        return cast;
    }

    JsonNode user(String name) {
        return JSON.createObjectNode().put("email", email(name)).put("password", PASSWORD);
    }

    DemoApp app(String name) {
        for (var app : file.path("apps")) {
            if (app.path("clientId").asText().equals(clientId(name))) {
                return new DemoApp(((ObjectNode) app.deepCopy())
                        .put("redirectUri", app.path("redirectUris").path(0).asText()));
            }
        }
        throw new AssertionError("nobody made the app " + name);
    }

    static int userId(String name) {
        return java.util.Objects.requireNonNull(PEOPLE.get(name), name);
    }

    private void write() {
        PEOPLE.forEach((name, id) -> file.withArray("users")
                .addObject()
                .put("userId", id)
                .put("email", email(name))
                .put("name", "Wilhelmine Oberstaatsanwaltschaftsstellvertreterin المطوّرة")
                .put("password", PASSWORD)
                .put("operator", false));
        account(DEVELOPER_ACCOUNT, "DEVELOPER", "Softwareentwicklungsdienstleistungsgesellschaft المطوّرون")
                .put("domainVerified", true);
        account(UNVERIFIED_DEVELOPER_ACCOUNT, "DEVELOPER", "Unbekannte Anwendungsherstellergemeinschaft");
        account(ACCOUNT, "STANDARD", ACCOUNT_NAME);
        member(DEVELOPER_ACCOUNT, "developer", "OWNER");
        member(UNVERIFIED_DEVELOPER_ACCOUNT, "developer", "OWNER");
        member(ACCOUNT, "admin", "super-admin");
        member(ACCOUNT, "member", "sales");
        for (int i = 1; i <= SMALL_ACCOUNTS; i++) { // enough for the list to offer a search
            account(ACCOUNT + i, "STANDARD", "Zweigstelle " + i);
            member(ACCOUNT + i, "admin", "super-admin");
        }
        app("long", DEVELOPER_ACCOUNT, READ_AND_WRITE);
        app("suspended", DEVELOPER_ACCOUNT, READ);
        app("new", DEVELOPER_ACCOUNT, READ);
        app("unverified", UNVERIFIED_DEVELOPER_ACCOUNT, READ);
        app("many", DEVELOPER_ACCOUNT, manyScopes());
    }

    private List<String> manyScopes() {
        return StreamSupport.stream(scopes.spliterator(), false)
                .map(scope -> scope.path("name").asText())
                .sorted(java.util.Comparator.comparing(name -> !name.equals("oauth")))
                .limit(MANY_SCOPES)
                .toList();
    }

    private ObjectNode account(int id, String kind, String name) {
        var account = file.withArray("accounts")
                .addObject()
                .put("accountId", id)
                .put("kind", kind)
                .put("name", name)
                .put("domain", "elektrizitaetsversorgungsunternehmensverbund" + id + ".example");
        var all = new TreeSet<String>();
        scopes.forEach(scope -> scope.path("entitlements").forEach(name0 -> all.add(name0.asText())));
        texts(account.putArray("entitlements"), kind.equals("DEVELOPER") ? List.of() : all);
        return account;
    }

    private void member(int account, String name, String role) {
        file.withArray("memberships")
                .addObject()
                .put("accountId", account)
                .put("userId", PEOPLE.get(name))
                .put("role", role);
    }

    private void app(String name, int account, List<String> required) {
        var app = file.withArray("apps")
                .addObject()
                .put("appId", APP_IDS.get(name))
                .put("developerAccountId", account)
                .put("name", name.equals("long") ? APP_NAME : APP_NAME + " " + name)
                .put("description", DESCRIPTION)
                .put("supportEmail", email("support"))
                .put("clientId", clientId(name))
                .put("confidential", true)
                .put("clientSecret", "a-secret-of-the-cast-that-is-long-enough-" + name)
                .put("webhookSecret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .put("webhookTargetUrl", webhooks);
        texts(app.putArray("redirectUris"), List.of("http://localhost/callback"));
        texts(app.putArray("requiredScopes"), required);
        var optional = required.size() == MANY_SCOPES ? List.<String>of() : List.of("content", "crm.lists.read");
        texts(app.putArray("optionalScopes"), optional);
        var purposes = app.putObject("scopePurposes");
        java.util.stream.Stream.concat(required.stream(), optional.stream())
                .forEach(scope -> purposes.put(scope, PURPOSE));
        app.putArray("subscriptions")
                .addObject()
                .put("eventType", "contact.creation")
                .put("active", true);
    }

    private static String clientId(String app) {
        return "app-of-the-cast-" + app;
    }

    private static String email(String name) {
        return "donaudampfschifffahrtskapitaen." + name + "@elektrizitaetsversorgungsunternehmensverbund.example";
    }

    private static void texts(ArrayNode list, Iterable<String> texts) {
        texts.forEach(list::add);
    }
}
