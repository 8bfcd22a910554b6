package dev.grantway.examples.app;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request as it came, with what its signatures are made of. */
final class SignedRequest {
    private final String method;
    private final String uri;
    private final byte[] body;
    private final Function<String, @Nullable String> headers;

    /**
     * A request.
     *
     * @param uri the whole URL, as the sender was told it
     * @param body the bytes themselves: a re-serialised copy would not verify
     * @param headers the value of a header, or null
     */
    SignedRequest(String method, String uri, byte[] body, Function<String, @Nullable String> headers) {
        this.method = method;
        this.uri = uri;
        this.body = body;
        this.headers = headers;
    }

    String method() {
        return method;
    }

    String uri() {
        return uri;
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }
}
