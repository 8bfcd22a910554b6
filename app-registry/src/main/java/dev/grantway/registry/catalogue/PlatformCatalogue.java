package dev.grantway.registry.catalogue;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.platform.web.BrandSource;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The scopes, entitlements, roles and event types of the product, as the platform file says at this moment.
 *
 * <p>A file that cannot be used stops the start. Later, it is told in the log and the last good one stays in force.
 */
@Startup // a wrong file must be told at start, not at the first request
@Singleton
public class PlatformCatalogue implements BrandSource {
    private static final Logger LOG = Logger.getLogger(PlatformCatalogue.class);

    private final Path file;
    private final PlatformRevisions revisions;
    private final PlatformFileReader reader = new PlatformFileReader();
    private final AtomicReference<FileTime> readAt;
    private final AtomicReference<View> view;

    PlatformCatalogue(CatalogueConfig config, PlatformRevisions revisions) {
        this.file = config.platformFile();
        this.revisions = revisions;
        readAt = new AtomicReference<>(modifiedAt());
        view = new AtomicReference<>(read());
    }

    /** The whole catalogue. */
    public PlatformSnapshot current() {
        return view.get().snapshot();
    }

    @Override
    public Optional<PlatformSnapshot.Brand> brand() {
        return Optional.of(current().brand());
    }

    /** A scope by its name. */
    public Optional<PlatformSnapshot.Scope> scope(String name) {
        return Optional.ofNullable(view.get().scopes().get(name));
    }

    /** An event type by its name. */
    public Optional<PlatformSnapshot.EventType> eventType(String name) {
        return Optional.ofNullable(view.get().eventTypes().get(name));
    }

    /** The event types that the product offers, as developers read of them. */
    public List<EventTypeDescription> describedEventTypes() {
        return view.get().described();
    }

    /** One of those, or one that is known and not offered. */
    public Optional<EventTypeDescription> describe(String eventType) {
        return describedEventTypes().stream()
                .filter(type -> type.name().equals(eventType))
                .findFirst()
                .or(() -> KnownEventTypes.find(eventType).map(EventTypeDescription::of));
    }

    /** What a member with this role may do; nothing for an unknown role. */
    public RoleRights rightsOf(String role) {
        var known = view.get();
        var found = known.roles().get(role);
        if (found == null) {
            return RoleRights.NONE;
        }
        return found.allScopes()
                ? new RoleRights(known.scopes().keySet(), true, true)
                : new RoleRights(Set.copyOf(found.scopes()), false, Boolean.TRUE.equals(found.installsApps()));
    }

    /** Reads the file again if it changed since. */
    @Scheduled(
            every = "${grantway.registry.platform-file-poll:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        var modifiedAt = modifiedAt();
        if (modifiedAt.equals(readAt.get())) {
            return;
        }
        try {
            view.set(read());
            LOG.infof(
                    "platform file read again: %s, sequence %d", file, current().sequence());
        } catch (PlatformFileRefused e) {
            LOG.error("The platform file changed; what it said before stays in force. " + e.getMessage());
        }
        readAt.set(modifiedAt); // only now: when the database was away the next look tries again
    }

    private View read() {
        var content = reader.read(file);
        return View.of(revisions.publish(content), content.described());
    }

    private FileTime modifiedAt() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // reading it says better what is wrong
        }
    }

    /** A snapshot with its entries by name. */
    private record View(
            PlatformSnapshot snapshot,
            List<EventTypeDescription> described,
            Map<String, PlatformSnapshot.Scope> scopes,
            Map<String, PlatformSnapshot.Role> roles,
            Map<String, PlatformSnapshot.EventType> eventTypes) {
        static View of(PlatformSnapshot snapshot, List<EventTypeDescription> described) {
            return new View(
                    snapshot,
                    described,
                    byName(snapshot.scopes(), PlatformSnapshot.Scope::name),
                    byName(snapshot.roles(), PlatformSnapshot.Role::name),
                    byName(snapshot.eventTypes(), PlatformSnapshot.EventType::name));
        }

        private static <T> Map<String, T> byName(List<T> entries, Function<T, String> name) {
            return entries.stream().collect(Collectors.toUnmodifiableMap(name, Function.identity()));
        }
    }
}
