package dev.grantway.install.directory;

import dev.grantway.install.directory.DirectoryClient.DirectoryMember;
import dev.grantway.install.neighbour.NeighbourAway;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The people of accounts by their ids, those who left too: asked of the directory when a page is made, and never kept. */
@Singleton
public class Members {
    private static final Logger LOG = Logger.getLogger(Members.class);

    private final DirectoryClient directory;
    private final LeftMemberStore left;

    Members(DirectoryClient directory, LeftMemberStore left) {
        this.directory = directory;
        this.left = left;
    }

    /** What to call people, up to 200; without names, and by what was told last, while the directory does not answer. */
    public Map<Integer, NamedMember> find(int accountId, Set<Integer> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        try {
            return inDirectory(accountId, userIds).orElseGet(() -> asTold(accountId, userIds));
        } catch (NeighbourAway e) {
            LOG.infof("the directory is away, so people have no names: %s", e.getMessage());
            return asTold(accountId, userIds);
        }
    }

    /**
     * Who of the people is no longer a member, as the directory says now: to be asked before anything comes of it.
     *
     * @throws NeighbourAway when the directory does not answer
     */
    public Set<Integer> findLeft(int accountId, Set<Integer> userIds) {
        return inDirectory(accountId, userIds).orElse(Map.of()).entrySet().stream()
                .filter(member -> member.getValue().left())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<Integer, NamedMember> asTold(int accountId, Set<Integer> userIds) {
        var gone = left.find(accountId, userIds);
        return userIds.stream()
                .collect(Collectors.toMap(Function.identity(), id -> new NamedMember(null, gone.contains(id))));
    }

    private Optional<Map<Integer, NamedMember>> inDirectory(int accountId, Set<Integer> userIds) {
        return directory.members(accountId, List.copyOf(userIds)).map(members -> {
            var known = members.stream().collect(Collectors.toMap(DirectoryMember::userId, Function.identity()));
            return userIds.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            id -> Optional.ofNullable(known.get(id))
                                    .map(member -> new NamedMember(member.name(), !member.member()))
                                    .orElse(new NamedMember(null, true))));
        });
    }
}
