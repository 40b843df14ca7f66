package io.perennial.platform.jobs;

/** Work on a schedule, on one node at a time. A CDI bean of this type is discovered and scheduled automatically. */
public interface RecurringJob {
    String name();

    /** Returns the schedule as a cron expression with seconds, in UTC. */
    String cron();

    /** Returns true if the job also runs when a node starts. */
    default boolean atStart() {
        return false;
    }

    /** Does the work; it belongs to no tenant until it enters one through {@code Tenants}. */
    void run();
}
