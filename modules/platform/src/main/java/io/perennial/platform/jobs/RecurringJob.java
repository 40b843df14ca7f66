package io.perennial.platform.jobs;

/** Work that the clock starts, on one node at a time. A CDI bean of this type is found and scheduled by itself. */
public interface RecurringJob {
    String name();

    /** When, as a cron expression with seconds, in UTC. */
    String cron();

    /** Whether a node that starts does not wait for that. */
    default boolean atStart() {
        return false;
    }

    /** Does the work; it belongs to no tenant until it enters one through {@code Tenants}. */
    void run();
}
