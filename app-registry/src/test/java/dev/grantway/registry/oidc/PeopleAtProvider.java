package dev.grantway.registry.oidc;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The people whom the tests' Keycloak knows. */
final class PeopleAtProvider {
    static final String PASSWORD = "at the provider";

    private final String server;

    PeopleAtProvider(String server) {
        this.server = server;
    }

    /** Somebody there. */
    record Member(String id, String username, String email) {}

    Member create(String email, boolean verified, String... groups) {
        String username = "u-" + UUID.randomUUID();
        String location = admin().contentType(ContentType.JSON)
                .body(Map.of(
                        "username",
                        username,
                        "email",
                        email,
                        "emailVerified",
                        verified,
                        "firstName",
                        "Ada",
                        "lastName",
                        "Provider",
                        "enabled",
                        true,
                        "groups",
                        List.of(groups),
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))))
                .post(server + "/admin/realms/grantway/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return new Member(location.substring(location.lastIndexOf('/') + 1), username, email);
    }

    void changeEmail(Member member, String email) {
        var user = admin().get(server + "/admin/realms/grantway/users/" + member.id())
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Object>>path("");
        user.put("email", email);
        user.put("emailVerified", true);
        admin().contentType(ContentType.JSON)
                .body(user)
                .put(server + "/admin/realms/grantway/users/" + member.id())
                .then()
                .statusCode(204);
    }

    void leaveGroups(Member member) {
        List<String> groups = admin().get(server + "/admin/realms/grantway/users/" + member.id() + "/groups")
                .path("id");
        groups.forEach(
                group -> admin().delete(server + "/admin/realms/grantway/users/" + member.id() + "/groups/" + group)
                        .then()
                        .statusCode(204));
    }

    private RequestSpecification admin() {
        String token = given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", KeycloakResource.ADMIN)
                .formParam("password", KeycloakResource.ADMIN)
                .post(server + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().header("Authorization", "Bearer " + token);
    }
}
