package dev.grantway.registry.signin;

import dev.grantway.platform.web.ClientAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out which network a request comes from, behind so many proxies of ours. */
@Singleton
public class CallerAddresses {
    /** What proxies append to. */
    public static final String HEADER = "X-Forwarded-For";

    private final int proxies;

    CallerAddresses(SignInConfig config) {
        this.proxies = config.proxies();
    }

    /**
     * The network.
     *
     * @param forwardedFor the values of the header; absent for none
     * @param connection the address of the other end
     */
    public ClientAddress of(@Nullable List<String> forwardedFor, String connection) {
        return ClientAddress.of(Objects.requireNonNullElse(forwardedFor, List.of()), connection, proxies);
    }
}
