package dev.grantway.install.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.install.neighbour.NeighbourAnswer;
import dev.grantway.install.neighbour.NeighbourAway;
import dev.grantway.install.neighbour.NeighbourClient;
import dev.grantway.install.settings.InstallConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks app-registry who a person is and what they may do. */
@Singleton
class DirectoryClient {
    private final NeighbourClient neighbours;
    private final ObjectMapper json;
    private final URI directory;

    DirectoryClient(NeighbourClient neighbours, ObjectMapper json, InstallConfig config) {
        this.neighbours = neighbours;
        this.json = json;
        this.directory = config.directoryUrl();
    }

    /** Empty when there is no such user any more. */
    Optional<UserAccess> find(int userId, String sessionId) {
        return ask("/internal/directory/users/" + userId + "/access?sessionId="
                + URLEncoder.encode(sessionId, StandardCharsets.UTF_8));
    }

    /** Of a person who came with no session; empty when there is no such user. */
    Optional<UserAccess> find(int userId) {
        return ask("/internal/directory/users/" + userId + "/access");
    }

    /** Of the person who signs in with this address; empty when there is no such user. */
    Optional<UserAccess> find(String email) {
        return ask("/internal/directory/access?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
    }

    /**
     * What to call people, and who is a member of an account; whoever is gone is not among them.
     *
     * @return empty when the directory is of a release that does not tell
     */
    Optional<List<DirectoryMember>> members(int accountId, List<Integer> userIds) {
        String query = userIds.stream().map(id -> "userId=" + id).collect(Collectors.joining("&"));
        var answer =
                neighbours.read(directory.resolve("/internal/directory/accounts/" + accountId + "/members?" + query));
        return switch (answer.status()) {
            case 200 -> Optional.of(read(answer, DirectoryMembers.class).members());
            case 404 -> Optional.empty();
            default -> throw NeighbourAway.unexpectedly("the directory answered " + answer.status());
        };
    }

    private Optional<UserAccess> ask(String path) {
        var answer = neighbours.read(directory.resolve(path));
        return switch (answer.status()) {
            case 200 -> Optional.of(read(answer, UserAccess.class));
            case 404 -> Optional.empty();
            default -> throw NeighbourAway.unexpectedly("the directory answered " + answer.status());
        };
    }

    private <T> T read(NeighbourAnswer answer, Class<T> type) {
        try {
            return json.treeToValue(answer.body(), type);
        } catch (JsonProcessingException e) {
            throw NeighbourAway.unexpectedly("the directory's answer cannot be read: " + e.getOriginalMessage());
        }
    }

    /** A person, and whether they are a member of the account that was asked for. */
    record DirectoryMember(int userId, String name, boolean member) {}

    private record DirectoryMembers(List<DirectoryMember> members) {}
}
