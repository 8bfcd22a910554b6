package dev.grantway.webhook.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may watch, and how closely. */
@ConfigMapping(prefix = "grantway.webhook.live")
public interface LiveConfig {
    /** Streams of this process at once; more are told to come again. */
    @WithDefault("200")
    int streams();

    /** Streams of one person in this process. */
    @WithDefault("5")
    int streamsPerPerson();

    /** Wait between two looks at an app that is watched, however many watch it. */
    @WithDefault("1s")
    Duration every();

    /** Longest silence: something is sent to say that the stream is alive. */
    @WithDefault("15s")
    Duration heartbeat();

    /** Longest stream: the browser then comes again, and is asked again who it is. */
    @WithDefault("10m")
    Duration longest();
}
