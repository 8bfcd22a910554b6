package dev.grantway.token.imports;

import io.restassured.path.json.JsonPath;

/** A grant of the other system, with the refresh token that its app still holds. */
record MovedIn(String clientId, int accountId, int userId, String token) {
    /** As the export writes it; the token is beside it for tests alone. */
    String line() {
        return """
                {"clientId":"%s","accountId":%d,"userId":%d,"scopes":["oauth"],"refreshTokenHash":"%s",\
                "createdAt":"2024-05-01T10:00:00Z","userEmail":"ann@globex.example","accountDomain":"globex.example"}\
                """.formatted(clientId, accountId, userId, TOKENS.keep(token));
    }

    static MovedIn of(String line) {
        var json = JsonPath.from(line);
        return new MovedIn(
                json.getString("clientId"),
                json.getInt("accountId"),
                json.getInt("userId"),
                TOKENS.of(json.getString("refreshTokenHash")));
    }

    MovedIn byUser(int user) {
        return new MovedIn(clientId, accountId, user, token + user);
    }

    MovedIn withToken(String other) {
        return new MovedIn(clientId, accountId, userId, other);
    }

    private static final Kept TOKENS = new Kept(new java.util.concurrent.ConcurrentHashMap<>());

    /** Which token a hash is of: only the app knows. */
    private record Kept(java.util.Map<String, String> byHash) {
        String keep(String token) {
            String hash = ImportKeyResource.hash(token);
            byHash.put(hash, token);
            return hash;
        }

        String of(String hash) {
            return java.util.Objects.requireNonNull(byHash.get(hash));
        }
    }
}
