package dev.grantway.registry.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads pages in German, and looks for what was left in English on them. */
final class GermanReader {
    private static final Pattern TEXT = Pattern.compile(">([^<]*\\p{L}[^<]*)<|(?:aria-label|data-copied)=\"([^\"]*)\"");

    private static final Pattern PROBLEM = Pattern.compile(
            "(?:class=\"error\"|class=\"notice bad\" role=\"alert\")>([^<]+)<|(?:<li>|</code>: )([^<]+)</li>");

    /** As the operator has it in the platform file, and by chance a text of ours too. */
    private static final Pattern WORDS_OF_A_SCOPE =
            Pattern.compile("(?<=<strong>)Sign in(?=</strong>)|Know your account and who installed the app");

    /** A shorter one may be a part of a German word. */
    private static final int TELLING = 12;

    private GermanReader() {}

    static TestDeveloper filled(TestDevelopers developers) {
        var owner = developers.owner();
        assertThat(posted(owner, "/developer/keys", Map.of("name", "Skript")).statusCode())
                .isEqualTo(201);
        assertThat(posted(owner, "/developer/test-accounts", Map.of("name", "Probe"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(posted(owner, "/developer/domain", Map.of("domain", "probe.example"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(posted(
                                owner,
                                "/developer/team/invitations",
                                Map.of("email", UUID.randomUUID() + "@example.com", "role", "DEVELOPER"))
                        .statusCode())
                .isLessThan(400);
        return owner;
    }

    static Response posted(TestDeveloper developer, String path, Map<String, String> fields) {
        return posted(developer, "de", path, fields);
    }

    static Response posted(TestDeveloper developer, String language, String path, Map<String, String> fields) {
        return inLanguage(developer.form(), language)
                .formParam("account", developer.accountId())
                .formParams(fields)
                .post(path);
    }

    static RequestSpecification inLanguage(RequestSpecification request, String language) {
        return request.header("Accept-Language", language);
    }

    /** Each problem on the page is another sentence in the other language. */
    static void saysInBoth(Function<String, Response> answer) {
        var german = answer.apply("de");
        var problems = problems(german);

        isGerman(german);
        assertThat(problems).isNotEmpty().hasSameSizeAs(problems(answer.apply("en")));
        assertThat(problems).doesNotContainAnyElementsOf(problems(answer.apply("en")));
    }

    private static Set<String> problems(Response page) {
        return PROBLEM.matcher(page.asString())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(text -> !text.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Response german(TestDeveloper developer, String path) {
        return developer
                .browser()
                .header("Accept-Language", "de")
                .get(path.replace("{account}", Integer.toString(developer.accountId()))
                        .replace("{user}", Integer.toString(developer.userId())));
    }

    static void isGerman(Response page) {
        String html = page.asString();
        assertThat(page.getHeader("Content-Language")).as(html).isEqualTo("de");
        assertThat(page.getHeaders().getValues("Vary")).contains("Accept-Language, Cookie");
        assertThat(html).contains("<html lang=\"de\">", "action=\"/signin/language\"", "lang=\"en\">English<");
        assertThat(texts(html)).isNotEmpty().noneMatch(english());
    }

    static Set<String> texts(String html) {
        return TEXT.matcher(WORDS_OF_A_SCOPE
                        .matcher(html.replace("lang=\"en\">English<", "><"))
                        .replaceAll(""))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(text -> text.replace("&#39;", "'").replace("&quot;", "\"").strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is a text of a bundle in English and not in German, or has a long piece of one. */
    static Predicate<String> english() {
        var whole = new LinkedHashSet<String>();
        var german = new LinkedHashSet<String>();
        Bundle.all().forEach(bundle -> {
            whole.addAll(bundle.english().values());
            german.addAll(bundle.german().values());
        });
        whole.addAll(SentencesFileTest.english());
        whole.removeAll(german);
        var pieces = whole.stream()
                .flatMap(text -> Pattern.compile("\\{[^}]*}").splitAsStream(text))
                .map(String::strip)
                .filter(piece -> piece.length() >= TELLING)
                .toList();
        return text -> whole.contains(text) || pieces.stream().anyMatch(text::contains);
    }
}
