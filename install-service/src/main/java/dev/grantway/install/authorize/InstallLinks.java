package dev.grantway.install.authorize;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes install links apart as the doors do. */
@Singleton
public class InstallLinks {
    private final List<LinkPath> paths;
    private final String baseUrl;

    InstallLinks(@All List<LinkPath> paths, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.paths = List.copyOf(paths);
        this.baseUrl = baseUrl;
    }

    /** Empty for what leads to none of the doors here: another site's link, or another page's. */
    public Optional<InstallLink> read(String url) {
        String local = url.startsWith(baseUrl) ? url.substring(baseUrl.length()) : url;
        String withoutFragment = local.split("#", 2)[0];
        int mark = withoutFragment.indexOf('?');
        String path = mark < 0 ? withoutFragment : withoutFragment.substring(0, mark);
        String query = mark < 0 ? "" : withoutFragment.substring(mark + 1);
        return paths.stream()
                .flatMap(known -> read(known, path, query).stream())
                .findFirst();
    }

    private static Optional<InstallLink> read(LinkPath known, String path, String query) {
        var match = known.path().matcher(path);
        return match.matches() ? Optional.of(new InstallLink(known.door(), query, account(match))) : Optional.empty();
    }

    /** An id that no account can have is one that the person has no access to. */
    private static Optional<Integer> account(Matcher match) {
        return match.groupCount() == 0
                ? Optional.empty()
                : Optional.ofNullable(match.group(1)).map(Long::parseLong).map(id ->
                        (int) Math.min(id, Integer.MAX_VALUE));
    }
}
