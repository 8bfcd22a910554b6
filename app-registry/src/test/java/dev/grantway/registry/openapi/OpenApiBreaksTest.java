package dev.grantway.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to break callers is found, and what breaks nobody is not. */
class OpenApiBreaksTest {
    private static final String BEFORE = """
            paths:
              /apps:
                x-also-at: [/old-apps]
                get:
                  parameters:
                    - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100 } }
                    - { name: state, in: query, schema: { enum: [ACTIVE, GONE] } }
                  responses:
                    '200':
                      headers: { ETag: { schema: { type: string } } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/App' } } }
                    '404': { description: None. }
                post:
                  requestBody:
                    required: true
                    content: { application/json: { schema: { $ref: '#/components/schemas/Wish' } } }
                  responses:
                    '201': { description: Made. }
              /scopes:
                get:
                  responses:
                    '200': { description: All. }
            components:
              schemas:
                App:
                  type: object
                  required: [id, tags]
                  properties:
                    id: { type: integer }
                    status: { const: error }
                    tags: { type: array, items: { $ref: '#/components/schemas/Tag' } }
                Tag:
                  type: object
                  required: [label]
                  properties: { label: { type: string } }
                Wish:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string, minLength: 1, maxLength: 50 }
                    kind: { enum: [PRIVATE, LISTED] }
                    colour: { type: [string, 'null'] }
                    uris: { type: array, maxItems: 5, items: { type: string } }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  /scopes:\\n | /other:\\n | /scopes: the path is removed",
                "x-also-at: [/old-apps] | x-also-at: [] | /old-apps: the path is removed",
                "    post: | put: | POST /apps: the operation is removed",
                "'404': { description: None. } | | GET /apps 404: the answer is removed",
                "ETag: { schema: { type: string } } | | GET /apps 200 ETag: the header is removed",
                "content: { application/json: { schema: { $ref: '#/components/schemas/App' } } } | content: {}"
                        + " | GET /apps 200 application/json: the media type is removed",
                "id: { type: integer } | | GET /apps 200 application/json/id: removed",
                "id: { type: integer } | id: { type: string }"
                        + " | GET /apps 200 application/json/id: type changed from [integer] to [string]",
                "id: { type: integer } | id: { type: [integer, 'null'] }"
                        + " | GET /apps 200 application/json/id: type changed from [integer] to [integer, null]",
                "[id, tags] | [id] | GET /apps 200 application/json/tags: may be absent now",
                "label: { type: string } | | GET /apps 200 application/json/tags[]/label: removed",
                "const: error | const: fault"
                        + " | GET /apps 200 application/json/status: words changed from [\"error\"] to [\"fault\"]",
                "- { name: state, in: query, schema: { enum: [ACTIVE, GONE] } } |"
                        + " | GET /apps query state: the parameter is removed",
                "- { name: state, | - { name: state, required: true, | GET /apps query state: must be sent now",
                "- { name: state, | - { name: x, in: query, required: true }\\n        - { name: state,"
                        + " | GET /apps query x: must be sent now",
                "[ACTIVE, GONE] | [ACTIVE] | GET /apps query state: words changed from [ACTIVE, GONE] to [ACTIVE]",
                "schema: { enum: [ACTIVE, GONE] } | schema: { type: string, maxLength: 9 }"
                        + " | GET /apps query state: type changed from [] to [string]",
                "minimum: 1, | minimum: 2, | GET /apps query limit: minimum is above before",
                "maximum: 100 | maximum: 99 | GET /apps query limit: maximum is below before",
                "[name] | [name, kind] | POST /apps request application/json/kind: must be sent now",
                "kind: { enum: [PRIVATE, LISTED] } | | POST /apps request application/json/kind: removed",
                "[PRIVATE, LISTED] | [PRIVATE]"
                        + " | POST /apps request application/json/kind: words changed from [LISTED, PRIVATE] to [PRIVATE]",
                "colour: { type: [string, 'null'] } | colour: { type: string }"
                        + " | POST /apps request application/json/colour: type changed from [null, string] to [string]",
                "colour: { type: [string, 'null'] } | colour: { type: [string, 'null'], pattern: a }"
                        + " | POST /apps request application/json/colour: pattern changed",
                "colour: { type: [string, 'null'] } | colour: { type: [string, 'null'], format: uri }"
                        + " | POST /apps request application/json/colour: format changed",
                "minLength: 1 | minLength: 2 | POST /apps request application/json/name: minLength is above before",
                "maxLength: 50 | maxLength: 40 | POST /apps request application/json/name: maxLength is below before",
                "maxItems: 5 | maxItems: 4 | POST /apps request application/json/uris: maxItems is below before",
                "items: { type: string } | items: { type: integer }"
                        + " | POST /apps request application/json/uris[]: type changed from [string] to [integer]",
                "Wish:\\n      type: object | Wish:\\n      additionalProperties: false\\n      type: object"
                        + " | POST /apps request application/json: other members are refused now",
                "Wish:\\n      type: object | Wish:\\n      allOf: [{}]\\n      type: object"
                        + " | POST /apps request application/json: allOf changed, which is not compared",
            })
    void findsABreak(String was, @Nullable String is, String told) {
        assertThat(breaks(was, is == null ? "" : is)).contains(told.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/scopes: | /scopes:\\n    post: { responses: {} }",
                "id: { type: integer } | id: { type: integer }\\n        more: { type: string }",
                "- { name: state, | - { name: x, in: query }\\n        - { name: state,",
                "[ACTIVE, GONE] | [ACTIVE, GONE, LOST]",
                "[PRIVATE, LISTED] | [PRIVATE, LISTED, OPEN]",
                "kind: { enum: [PRIVATE, LISTED] } | kind: { enum: [PRIVATE, LISTED] }\\n        more: { type: string }",
                "required: [name] | required: []",
                "required: [id, tags] | required: [id, tags, status]",
                "maximum: 100 | maximum: 200",
                "minLength: 1 | minLength: 0",
                "maxLength: 50 | title: no end",
                "'404': { description: None. } | '404': { description: Nothing there. }",
            })
    void findsNoneInWhatOnlyGrows(String was, String is) {
        assertThat(breaks(was, is)).isEmpty();
    }

    @Test
    void aBodyThatWasOptionalMayNotBecomeRequired() {
        String optional = BEFORE.replace("required: true", "required: false");

        assertThat(OpenApiBreaks.between(OpenApiDocument.of(optional), OpenApiDocument.of(BEFORE)))
                .containsExactly("POST /apps: a body must be sent now");
    }

    private static List<String> breaks(String was, String is) {
        String old = lines(was);
        assertThat(BEFORE).as("what is replaced").contains(old);
        return OpenApiBreaks.between(OpenApiDocument.of(BEFORE), OpenApiDocument.of(BEFORE.replace(old, lines(is))));
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }
}
