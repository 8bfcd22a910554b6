package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

/** The two doors to one implementation; each has paths and a shape of errors of its own. */
enum Door {
    HUBSPOT("/oauth/v3/token", "/oauth/v3/token/introspect", "/oauth/v3/token/revoke") {
        @Override
        void assertErrorShape(Answer answer) {
            for (String member : new String[] {"error", "error_description", "status", "message", "correlationId"}) {
                assertThat(answer.text(member)).as("%s of %s", member, answer).isNotBlank();
            }
        }
    },
    STANDARD("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke") {
        @Override
        void assertErrorShape(Answer answer) {
            assertThat(answer.text("error")).as("error of %s", answer).isNotBlank();
            assertThat(answer.json().has("status"))
                    .as("HubSpot's words at the standard door")
                    .isFalse();
        }
    };

    private final String token;
    private final String introspection;
    private final String revocation;

    Door(String token, String introspection, String revocation) {
        this.token = token;
        this.introspection = introspection;
        this.revocation = revocation;
    }

    String token() {
        return token;
    }

    String introspection() {
        return introspection;
    }

    String revocation() {
        return revocation;
    }

    abstract void assertErrorShape(Answer answer);
}
