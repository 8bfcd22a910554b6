package dev.grantway.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** People, accounts and apps whose names are as long as names get, in several scripts; and what happened to them. */
final class World {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Product product;
    private final Cast cast;
    private final Map<String, String> places;

    private World(Product product, Cast cast, Map<String, String> places) {
        this.product = product;
        this.cast = cast;
        this.places = places;
    }

    /** The one that all tests of this JVM share. */
    static World shared() {
        return Shared.WORLD;
    }

    private static final class Shared {
        private static final World WORLD = make(Product.shared());
    }

    private static World make(Product product) {
        try {
            var receiver = new Receiver(); // to the end of this JVM
            var cast = Cast.enter(product, receiver.url());
            var happened = new Happened(product, cast);
            return new World(product, cast, happened.places());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who sees a page, as {@code pages.json} calls them. */
    JsonNode user(String by) {
        return by.equals("operator") ? product.user("operator@") : cast.user(by);
    }

    Cast cast() {
        return cast;
    }

    /** A text of {@code pages.json} with what this world has in the places of the names in braces. */
    String fill(String text) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = places.get(place.group(1));
            if (value == null) {
                throw new AssertionError("this world has no " + place.group());
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    /** Lets those of the cast do what the pages then tell of. */
    private static final class Happened {
        private final Product product;
        private final Cast cast;
        private final Installations installations;

        Happened(Product product, Cast cast) {
            this.product = product;
            this.cast = cast;
            this.installations = new Installations(product);
        }

        Map<String, String> places() throws IOException, InterruptedException {
            String installation = install(cast.app("long"));
            String suspended = install(cast.app("suspended"));
            inviteDeveloper();
            var reason =
                    JsonMapper.builder().build().createObjectNode().put("reason", Cast.DESCRIPTION.substring(0, 200));
            installations.post("/api/v1/installations/" + suspended + "/suspend", reason.toString());
            return Map.ofEntries(
                    Map.entry("developerAccount", Integer.toString(Cast.DEVELOPER_ACCOUNT)),
                    Map.entry("account", Integer.toString(Cast.ACCOUNT)),
                    Map.entry("accountName", Cast.ACCOUNT_NAME),
                    Map.entry("app", Integer.toString(cast.app("long").appId())),
                    Map.entry("newApp", Integer.toString(cast.app("new").appId())),
                    Map.entry("install", cast.app("long").installPath("s")),
                    Map.entry(
                            "installLink",
                            DemoApp.encode(product.baseUrl() + cast.app("long").installPath("s"))),
                    Map.entry("admin", Integer.toString(Cast.userId("admin"))),
                    Map.entry("newInstall", cast.app("new").installPath("s")),
                    Map.entry("unverifiedInstall", cast.app("unverified").installPath("s")),
                    Map.entry("installation", installation),
                    Map.entry("suspended", suspended),
                    Map.entry("request", ask()),
                    Map.entry("delivery", delivery()),
                    Map.entry("signingKey", signingKey()),
                    Map.entry("joinLink", joinLink()),
                    Map.entry("tooLong", "Überlänge ".repeat(60)));
        }

        private String install(DemoApp app) throws IOException, InterruptedException {
            installations.uninstall(app, Cast.ACCOUNT);
            var admin = Customer.signedIn(product, cast.user("admin"));
            var tokens = new Tokens(product, app);
            var issued = tokens.exchange(Customer.codeOf(admin.grant(app.installPath("s"), Cast.ACCOUNT_NAME)));
            await().atMost(Duration.ofMinutes(1)).until(() -> active(app) != null);
            tokens.createContact(issued.text("access_token"), "someone@customer.example");
            return java.util.Objects.requireNonNull(active(app));
        }

        private @org.jspecify.annotations.Nullable String active(DemoApp app) throws IOException, InterruptedException {
            return StreamSupport.stream(
                            installations.list(Cast.ACCOUNT).path("results").spliterator(), false)
                    .filter(each -> each.path("app").path("id").asInt() == app.appId())
                    .filter(each -> each.path("status").asText().equals("ACTIVE"))
                    .map(each -> each.path("installationId").asText())
                    .findFirst()
                    .orElse(null);
        }

        /** The member asks for an app; the request's id. */
        private String ask() throws IOException, InterruptedException {
            var member = Customer.signedIn(product, cast.user("member"));
            var refusal = member.chooseAccount(cast.app("new").installPath("s"), Cast.ACCOUNT_NAME);
            refusal.select("[name=note]").val(Cast.DESCRIPTION.substring(0, 400));
            var ask = Customer.button(refusal, "Ask an admin");
            member.submit(Customer.formOf(ask), ask);
            var admin = Customer.signedIn(product, cast.user("admin"));
            return lastSegment(
                    admin,
                    "/connected-apps/requests?accountId=" + Cast.ACCOUNT,
                    "a[href~=^/connected-apps/requests/[0-9a-f-]{36}$]");
        }

        private String delivery() throws IOException, InterruptedException {
            var developer = Customer.signedIn(product, cast.user("developer"));
            String log = "/developer/apps/" + cast.app("long").appId() + "/deliveries";
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> developer.get(log).body().contains("href=\"" + log + "/msg_"));
            return lastSegment(developer, log, "a[href*=/deliveries/msg_]");
        }

        private String signingKey() throws IOException, InterruptedException {
            var operator = Customer.signedIn(product, product.user("operator@"));
            String href = Customer.find(
                            operator.parse(operator.get("/operator/tokens")), "a[href$=/revocation]", _ -> true)
                    .attr("href");
            return href.split("/", -1)[4];
        }

        /** An operator invites somebody new to open a developer account, which is a row of the list from then on. */
        private void inviteDeveloper() throws IOException, InterruptedException {
            var operator = Customer.signedIn(product, product.user("operator@"));
            var page = operator.parse(operator.get("/operator/invitations"));
            page.select("[name=email]").val("donaudampfschifffahrt." + java.util.UUID.randomUUID() + "@new.example");
            var invite = Customer.button(page, "Invite");
            operator.submit(Customer.formOf(invite), invite);
        }

        /** An owner invites somebody new; the path of the link that is shown to pass on. */
        private String joinLink() throws IOException, InterruptedException {
            var owner = Customer.signedIn(product, cast.user("developer"));
            var team = owner.parse(owner.get("/developer/team?account=" + Cast.DEVELOPER_ACCOUNT));
            team.select("[name=email]").val("donaudampfschifffahrt." + java.util.UUID.randomUUID() + "@new.example");
            var invite = Customer.button(team, "Invite");
            var answer = owner.parse(owner.submit(Customer.formOf(invite), invite));
            return Customer.find(answer, "#new-link", _ -> true)
                    .text()
                    .substring(product.baseUrl().length());
        }

        private static String lastSegment(Customer person, String page, String selector)
                throws IOException, InterruptedException {
            String href = Customer.find(person.parse(person.get(page)), selector, _ -> true)
                    .attr("href");
            return href.substring(href.lastIndexOf('/') + 1);
        }
    }
}
