package dev.grantway.install.connected;

import dev.grantway.install.directory.Members;
import dev.grantway.install.directory.NamedMember;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Keeper;
import dev.grantway.install.installation.Takeovers;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says who installed apps, whether those people are still there, and who took over. Two look-ups, however many apps. */
@Singleton
public class Installers {
    private final Members members;
    private final Takeovers takeovers;

    Installers(Members members, Takeovers takeovers) {
        this.members = members;
        this.takeovers = takeovers;
    }

    /** By installation; up to 100 of one account. */
    Map<String, Installer> of(int accountId, List<Installation> installations, Session session) {
        var keepers = takeovers.find(installations);
        var people = Stream.concat(
                        installations.stream().flatMap(one -> Optional.ofNullable(one.installedBy()).stream()),
                        keepers.values().stream().map(Keeper::userId))
                .collect(Collectors.toSet());
        var named = members.find(accountId, people);
        return installations.stream()
                .collect(Collectors.toMap(
                        Installation::id, one -> installer(one.installedBy(), keepers.get(one.id()), named, session)));
    }

    /** Of one. */
    public Installer of(Installation installation, Session session) {
        return of(installation.accountId(), List.of(installation), session)
                .getOrDefault(installation.id(), Installer.NOBODY);
    }

    private static Installer installer(
            @Nullable Integer installedBy, @Nullable Keeper keeper, Map<Integer, NamedMember> named, Session session) {
        var by = Optional.ofNullable(installedBy);
        var kept = Optional.ofNullable(keeper).map(Keeper::userId);
        return new Installer(
                by.map(id -> name(id, named, session)).orElse(""),
                by.filter(id -> find(id, named).left()).isPresent(),
                kept.map(id -> name(id, named, session)).orElse(""),
                kept.filter(id -> find(id, named).left()).isPresent(),
                kept.filter(id -> id == session.userId()).isPresent());
    }

    private static NamedMember find(int userId, Map<Integer, NamedMember> named) {
        return named.getOrDefault(userId, NamedMember.UNKNOWN);
    }

    private static String name(int userId, Map<Integer, NamedMember> named, Session session) {
        return Optional.ofNullable(find(userId, named).name())
                .filter(_ -> userId != session.userId())
                .orElseGet(() -> InstalledApps.userName(userId, session));
    }
}
