package dev.grantway.webhook.live;

import dev.grantway.webhook.attempt.Attempt;
import java.util.List;

/** Is told of new attempts. */
public interface LiveListener {
    /**
     * There are new ones.
     *
     * @param attempts the oldest first
     * @param leftOut whether there are more, which the list has
     */
    void arrived(List<Attempt> attempts, boolean leftOut);

    /** There were none for a while. */
    void silence();

    /** That was all. */
    void ended();
}
