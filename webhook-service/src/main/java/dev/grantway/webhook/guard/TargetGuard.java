package dev.grantway.webhook.guard;

import dev.grantway.webhook.guard.GuardOutcome.Refused;
import dev.grantway.webhook.guard.GuardOutcome.Unresolved;
import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Decides whether a customer's URL may be called, and at which address. It looks the name up itself, so that the address
 * it has judged is the one that is called: a name that points elsewhere a moment later changes nothing.
 */
@Startup // the warning belongs to the start
@Singleton
public class TargetGuard {
    private static final Logger LOG = Logger.getLogger(TargetGuard.class);
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;

    /** A name with at least one letter in its last label: nothing that some parser reads as a number. */
    private static final Pattern NAME = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

    /** Four decimal numbers without leading zeros, which parsers take for octal. */
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(?:\\.(?!$)|$)){4}");

    private final boolean allowLoopback;
    private final Set<Integer> allowedPorts;
    private final AddressRules rules;
    private final HostResolver resolver;

    @Inject
    TargetGuard(
            @ConfigProperty(name = "grantway.webhook.allow-loopback", defaultValue = "false") boolean allowLoopback,
            GuardConfig config,
            HostResolver resolver) {
        this(allowLoopback, config.deniedNetworks().orElse(List.of()), config.allowedPorts(), resolver);
        if (allowLoopback) {
            LOG.warn("grantway.webhook.allow-loopback is on: developers of apps can reach every port of this machine."
                    + " Only for development.");
        }
    }

    TargetGuard(boolean allowLoopback, List<String> deniedNetworks, List<Integer> allowedPorts, HostResolver resolver) {
        this.allowLoopback = allowLoopback;
        this.allowedPorts = Set.copyOf(allowedPorts);
        this.rules = new AddressRules(
                allowLoopback, deniedNetworks.stream().map(Network::parse).toList());
        this.resolver = resolver;
    }

    /** Judges a URL. It may wait for the name to be looked up. */
    public GuardOutcome vet(String url) {
        return parse(url).map(this::vet).orElseGet(() -> new Refused("The target is not a plain https URL."));
    }

    private static Optional<URI> parse(String url) {
        try {
            var target = URI.create(url);
            boolean plain = target.getHost() != null && target.getRawUserInfo() == null && target.getFragment() == null;
            return plain ? Optional.of(target) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private GuardOutcome vet(URI target) {
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        String host = target.getHost();
        if (!scheme.equals("https") && !(allowLoopback && scheme.equals("http"))) {
            return new Refused("The target is not https.");
        }
        List<InetAddress> addresses;
        try {
            addresses = addresses(host);
        } catch (UnknownHostException e) {
            return new Unresolved(host);
        } catch (IllegalArgumentException e) {
            return new Refused("The target's host is neither a name nor an address in its usual form.");
        }
        int port = target.getPort() >= 0 ? target.getPort() : scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return judge(target, scheme, port, addresses);
    }

    private GuardOutcome judge(URI target, String scheme, int port, List<InetAddress> addresses) {
        if (!addresses.stream().allMatch(rules::allow)) { // one bad address is enough: the next look-up could choose it
            return new Refused("The target's address is not a public one.");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            return new Refused("The target's port does not exist.");
        }
        boolean loopback = addresses.stream().allMatch(AddressRules::isLoopback);
        if (!loopback && !scheme.equals("https")) {
            return new Refused("The target is not https.");
        }
        if (!loopback && !allowedPorts.contains(port)) {
            return new Refused("The target's port is not one that webhooks may use.");
        }
        return new Vetted(target, withoutBrackets(target.getHost()), port, addresses.getFirst());
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        if (host.startsWith("[") && !host.contains("%")) {
            return List.of(InetAddress.ofLiteral(withoutBrackets(host)));
        }
        if (IPV4.matcher(host).matches()) {
            return List.of(InetAddress.ofLiteral(host));
        }
        if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host name");
        }
        return resolver.resolve(host);
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
