package dev.grantway.registry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnEventTypesTest {
    private static final String OWN = """
              - name: invoice.approved
                title: Invoice approved
                description: Somebody approved an invoice
                scope: content
                fields: [amount, lines]
                schema:
                  properties:
                    amount: { type: string }
                    lines: { type: array, items: { $ref: "#/$defs/line" } }
                  required: [amount]
                  $defs:
                    line: { type: integer }
                example: { amount: "120.00", lines: [1, 2] }
            """;

    private final PlatformFileReader reader = new PlatformFileReader();
    private final Path folder;

    OwnEventTypesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aKnownTypeIsTurnedOnByItsName() throws IOException {
        var file = read("  - name: contact.merge\n");

        assertThat(file.published(1, Instant.EPOCH).eventTypes().getLast())
                .satisfies(type -> assertThat(type.name()).isEqualTo("contact.merge"))
                .satisfies(type -> assertThat(type.title()).isEqualTo("Contact merged"))
                .satisfies(type -> assertThat(type.scope()).isEqualTo("crm.objects.contacts.read"))
                .satisfies(type -> assertThat(type.fields()).contains("mergedObjectIds"));
        assertThat(file.described().getLast().example()).contains("\"mergedObjectIds\" : [");
    }

    @Test
    void aKnownTypeMayNeedAnotherScope() throws IOException {
        var file = read("  - { name: ticket.creation, scope: content, title: Case opened }\n");

        assertThat(file.described().getLast().scope()).isEqualTo("content");
        assertThat(file.described().getLast().title()).isEqualTo("Case opened");
    }

    @Test
    void aTypeOfTheProductsOwnHasItsSchemaAndExample() throws IOException {
        var own = read(OWN).described().getLast();

        assertThat(own.meaning()).isEqualTo("Somebody approved an invoice");
        assertThat(own.schema()).contains("urn:grantway:schema:event-type:invoice.approved", "portalId", "amount");
        assertThat(own.example()).contains("\"amount\" : \"120.00\"", "\"subscriptionType\" : \"invoice.approved\"");
    }

    @Test
    void oneWithoutThemIsAsItWas() throws IOException {
        var own = read("  - { name: invoice.approved, title: Approved, scope: content, fields: [amount] }\n")
                .described()
                .getLast();

        assertThat(own.example()).isEmpty();
        assertThat(own.schema()).contains("\"amount\" : { }", "portalId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    amount: "120.00"           | amount: 120           | /eventTypes/invoice.approved/example/amount:
                    amount: "120.00", lines    | lines                 | /eventTypes/invoice.approved/example: required property 'amount'
                    lines: [1, 2]              | lines: [a]            | /eventTypes/invoice.approved/example/lines/0:
                    amount: { type: string }   | amount: { type: text } | /eventTypes/invoice.approved/schema/properties/amount/type:
                    "#/$defs/line"             | "https://x.example/s" | /eventTypes/invoice.approved/schema: it refers to "https://x.example/s"
                    "#/$defs/line"             | "#/$defs/none"        | /eventTypes/invoice.approved/schema:
                    required: [amount]         | additionalProperties: false | /eventTypes/invoice.approved/example:
                    required: [amount]         | $schema: http://json-schema.org/draft-07/schema# | /eventTypes/invoice.approved/schema/$schema
                    example: { amount: "120.00", lines: [1, 2] } | | missing property 'example'
                    title: Invoice approved    |                       | required property 'title'
                    name: invoice.approved     | name: contact.merge   | /eventTypes/4/
                    """)
    void areRefusedWithThePlaceAndTheReason(String good, @Nullable String bad, String message) throws IOException {
        assertThat(OWN).contains(good);
        var file = file(OWN.replace(good, Objects.requireNonNullElse(bad, "")));

        assertThatExceptionOfType(PlatformFileRefused.class)
                .isThrownBy(() -> reader.read(file))
                .withMessageContaining(message);
    }

    private PlatformFile read(String eventType) throws IOException {
        return reader.read(file(eventType));
    }

    private Path file(String eventType) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/platform.yaml"));
        return Files.writeString(
                folder.resolve("platform.yaml"),
                text.replace("apiRoutesDefault: deny", eventType + "apiRoutesDefault: deny"));
    }
}
