package io.perennial.platform.jobs;

import java.util.List;

/** Work on one record of one tenant at a set time; see {@link Jobs#at}. A CDI bean of this type is discovered automatically. */
public interface TimerJob {
    String name();

    /**
     * Does the work in the transaction that deletes the timer: both take effect or neither does. Other due timers may share the
     * transaction. A timer that fails is retried alone, after growing pauses.
     *
     * @param id the argument of {@link Jobs#at}
     */
    void fire(String id);

    /** Does the work of several timers that are due, given in order of time. A job of which thousands are due at once does it as a set. */
    default void fire(List<String> ids) {
        ids.forEach(this::fire);
    }
}
