package dev.grantway.token.http;

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
}
