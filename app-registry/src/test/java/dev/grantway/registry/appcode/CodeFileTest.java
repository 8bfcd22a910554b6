package dev.grantway.registry.appcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.apps.SubscriptionDraft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFileTest {
    private static final String GOOD = """
            # a comment
            name: Contact Sync
            description: |-
              Keeps contacts
              in step.
            support: {email: help@app.example}
            redirectUris:
              - https://app.example/cb
            scopes:
              required: [oauth, crm.objects.contacts.read]
            webhooks:
              targetUrl: https://app.example/hooks
            subscriptions:
              - eventType: contact.creation
              - eventType: contact.propertyChange
                propertyName: email
                active: false
            """;

    @Nested
    class ReadsWhatItSays {
        @Test
        void ofYaml() {
            var file = read(GOOD);

            assertThat(file.findings().all()).isEmpty();
            var app = file.wanted().orElseThrow();
            assertThat(app.draft().info().name()).isEqualTo("Contact Sync");
            assertThat(app.draft().info().description()).isEqualTo("Keeps contacts\nin step.");
            assertThat(app.draft().confidential()).isTrue();
            assertThat(app.draft().scopes().required()).containsExactly("oauth", "crm.objects.contacts.read");
            assertThat(app.webhooks().orElseThrow().maxConcurrentRequests()).isEqualTo(10);
            assertThat(app.subscriptions())
                    .containsExactly(
                            new SubscriptionDraft("contact.creation", null, true),
                            new SubscriptionDraft("contact.propertyChange", "email", false));
        }

        @Test
        void ofJsonWhichIsTheSame() {
            var asJson = DefinitionWriter.write(read(GOOD).wanted().orElseThrow(), FileFormat.JSON, "schema");

            assertThat(FileFormat.of(asJson)).isEqualTo(FileFormat.JSON);
            assertThat(FileFormat.of(GOOD)).isEqualTo(FileFormat.YAML);
            assertThat(CodeFile.read(bytes(asJson), FileFormat.JSON).wanted())
                    .isEqualTo(read(GOOD).wanted());
        }

        @Test
        void withAByteOrderMarkAndTheLineEndsOfWindows() {
            assertThat(read("\uFEFF" + GOOD.replace("\n", "\r\n")).wanted())
                    .isEqualTo(read(GOOD).wanted());
        }
    }

    @Nested
    class SaysWhatIsWrongAndWhere {
        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                name: Contact Sync      | nmae: Contact Sync            | /nmae                    | 2  | 1  | Did you mean “name”?
                redirectUris:           | redirectUrls:                 | /redirectUrls            | 7  | 1  | Did you mean “redirectUris”?
                name: Contact Sync      | clientSecret: hush            | /clientSecret            | 2  | 1  | Secrets are never in this file
                `# a comment`             | zebra: 1                      | /zebra                   | 1  | 1  | Known here are
                `# a comment`             | a/b~c: 1                      | /a~1b~0c                 | 1  | 1  | There is no member
                name: Contact Sync      | name: 7                       | /name                    | 2  | 7  | put it in quotes
                name: Contact Sync      | name: [a]                     | /name                    | 2  | 7  | A text is expected
                {email: help@app.example} | {mail: help@app.example}    | /support/mail            | 6  | 11 | Did you mean “email”?
                {email: help@app.example} | none                        | /support                 | 6  | 10 | An object with members is expected
                - https://app.example/cb | -                            | /redirectUris/0          | 8  | 4  | A text is expected
                [oauth, crm.objects.contacts.read] | oauth              | /scopes/required         | 10 | 13 | A list is expected
                active: false           | active: perhaps                    | /subscriptions/1/active  | 17 | 13 | true or false is expected
                active: false           | aktiv: false                  | /subscriptions/1/aktiv   | 17 | 5  | Did you mean “active”?
                - eventType: contact.creation | - active: true          | /subscriptions/0/eventType | 14 | 5 | needs an eventType
                `# a comment`             | tokens: {refreshTokens: SLOW} | /tokens/refreshTokens    | 1  | 25 | STABLE or ROTATING is expected
                `# a comment`             | name: Other                   | /name                    | 2  | 1  | is there twice, first in line 1
                [oauth, crm.objects.contacts.read] | &a [oauth]         | /scopes/required         | 10 | 13 | Anchors
                name: Contact Sync      | name: *a                      | /name                    | 2  | 7  | Anchors
                name: Contact Sync      | name: !!java.net.URL x        | /name                    | 2  | 7  | Tags
                name: Contact Sync      | name: "a\\0b"                 | /name                    | 2  | 7  | NUL
                targetUrl: https://app.example/hooks | maxConcurrentRequests: 1.5 | /webhooks/maxConcurrentRequests | 12 | 26 | A whole number
                targetUrl: https://app.example/hooks | maxConcurrentRequests: 3000000000 | /webhooks/maxConcurrentRequests | 12 | 26 | A whole number
                """)
        void inYaml(String was, String is, String pointer, int line, int column, String message) {
            var found =
                    read(GOOD.replace(was, is.replace("\\\\", "\\"))).findings().all();

            assertThat(found).anySatisfy(finding -> {
                assertThat(finding.message()).contains(message);
                assertThat(finding.field()).isEqualTo(pointer);
                assertThat(finding.line()).isEqualTo(line);
                assertThat(finding.column()).isEqualTo(column);
            });
        }

        @Test
        void inJson() {
            var found = CodeFile.read(
                            bytes("{\n  \"name\": \"A\",\n  \"scope\": {},\n  \"name\": \"B\"\n}"), FileFormat.JSON)
                    .findings()
                    .all();

            assertThat(found).extracting(Finding::field).containsExactly("/scope", "/name");
            assertThat(found).extracting(Finding::line).containsExactly(3, 4);
            assertThat(found).extracting(Finding::column).containsExactly(3, 3);
        }

        @Test
        void allOfItAtOnceInTheOrderOfTheLines() {
            var found = read("zebra: 1\nsupport:\n  fax: 1\nconfidential: perhaps\nname: [1]\n")
                    .findings()
                    .all();

            assertThat(found)
                    .extracting(Finding::field)
                    .containsExactly("/zebra", "/support/fax", "/confidential", "/name");
        }

        @Test
        void aHundredTimesAndThenThatThereIsMore() {
            var found = read(manyMembers(500)).findings().all();

            assertThat(found).hasSize(101);
            assertThat(found).extracting(Finding::message).anyMatch(message -> message.startsWith("There is more"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                ``                | The file is empty
                `# nothing`         | The file is empty
                [1]               | The file is an object
                just words        | The file is an object
                {a: [             | This is no YAML
                a: b: c           | This is no YAML
                """)
        void whereItIsNoFile(String text, String message) {
            assertThat(read(text).findings().all())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains(message));
        }

        @Test
        void whereItIsTwo() {
            assertThat(read("name: A\n---\nname: B\n").findings().all())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("only document"));
        }
    }

    @Nested
    class IsNotOverwhelmed {
        @Test
        void byAliasesThatStandForABillion() {
            var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 20; i++) {
                bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
            }

            assertThat(read(bomb.toString()).findings().all())
                    .extracting(Finding::message)
                    .anyMatch(message -> message.startsWith("Anchors"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{a: ", "- ", "[[", "{\"a\":["})
        void byDepth(String opening) {
            for (var format : FileFormat.values()) {
                var found = CodeFile.read(bytes(opening.repeat(20_000)), format)
                        .findings()
                        .all();

                assertThat(found).hasSize(1);
            }
        }

        @Test
        void bySize() {
            var found = read("name: " + "x".repeat(FileParser.MOST_BYTES))
                    .findings()
                    .all();

            assertThat(found).extracting(Finding::message).containsExactly("The file is larger than 256 KB.");
        }

        @Test
        void byHugeNumbers() {
            var file = read(
                    "tokens: {jwks: {keys: [], n: 1.0e+999999999}}\nwebhooks: {maxConcurrentRequests: 1.0e+999999999}");

            assertThat(file.findings().all())
                    .extracting(Finding::field)
                    .containsExactly("/webhooks/maxConcurrentRequests");
        }

        @Test
        void byBytesThatAreNoText() {
            var found = CodeFile.read(new byte[] {'a', ':', (byte) 0xFF, (byte) 0xC0}, FileFormat.YAML)
                    .findings()
                    .all();

            assertThat(found).extracting(Finding::message).containsExactly("The file is not UTF-8.");
        }

        /** Whatever is sent, the answer is a file or a finding. */
        @Test
        void byAnyText() {
            var random = new Random(20261130);
            var pieces = List.of(
                    "&a ",
                    "*a",
                    "!!",
                    "? ",
                    "- ",
                    "[",
                    "]",
                    "{",
                    "}",
                    ": ",
                    "\n",
                    "  ",
                    "'",
                    "\"",
                    "|",
                    ">",
                    "%",
                    "@",
                    "`",
                    "~",
                    "0x",
                    "0b",
                    "0o7",
                    ".nan",
                    ".inf",
                    "1e",
                    "-",
                    "_",
                    "\t",
                    "#",
                    "<<: ",
                    "---\n",
                    "...\n",
                    "\\u0000",
                    "\\ud800",
                    "\u0085",
                    "\u2028",
                    "é",
                    "\uD83D\uDE00");
            String json = DefinitionWriter.write(read(GOOD).wanted().orElseThrow(), FileFormat.JSON, "schema");
            for (int i = 0; i < 4_000; i++) {
                var format = i % 2 == 0 ? FileFormat.YAML : FileFormat.JSON;
                var text = new StringBuilder(format == FileFormat.JSON ? json : GOOD);
                for (int edit = random.nextInt(1, 6); edit > 0; edit--) {
                    int at = random.nextInt(text.length());
                    if (random.nextBoolean()) {
                        text.insert(at, pieces.get(random.nextInt(pieces.size())));
                    } else {
                        text.delete(at, Math.min(text.length(), at + random.nextInt(1, 8)));
                    }
                }
                var file = CodeFile.read(bytes(text.toString()), format);

                assertThat(file.wanted().isPresent() || !file.findings().none()).isTrue();
            }
        }
    }

    private static String manyMembers(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("member").append(i).append(": 1\n");
        }
        return text.toString();
    }

    private static CodeFile read(String text) {
        return CodeFile.read(bytes(text), FileFormat.YAML);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
