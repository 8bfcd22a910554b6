package dev.grantway.token.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests are read. */
@ConfigMapping(prefix = "grantway.token.http")
interface HttpConfig {
    /**
     * How long a body may take, from the end of the headers to its last byte. After that the answer is 408 and the connection is
     * closed. The import of grants, which takes files of any length, has no such limit.
     */
    @WithDefault("10s")
    Duration bodyTimeout();

    /**
     * How many bytes of bodies the protocol's endpoints may hold at once, of requests that are not answered yet; nobody has
     * proven anything by then. A request beyond it is answered 503. At least 64 KiB, which is one body. One network address
     * holds a sixteenth of it at most, or 64 KiB; the first 4 KiB of each body are not counted.
     */
    @WithDefault("16M")
    MemorySize bodiesAtOnce();
}
