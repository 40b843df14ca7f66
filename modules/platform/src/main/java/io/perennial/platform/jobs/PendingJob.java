package io.perennial.platform.jobs;

/**
 * Work that a tenant's own rows call for: a list of what was touched, a day that has begun, a trial that was asked for. Whoever writes
 * such a row wakes the job with {@link Jobs#wake}; a sweep every few minutes finds what nobody was woken for. A CDI bean of this type is
 * found by itself. On each node one thread does it for all tenants, a step of each in turn.
 */
public interface PendingJob {
    String name();

    /** Returns whether something waits; a look into an index or two, since it is asked for each tenant in turn. */
    boolean isPending();

    /** Does some of it, in a transaction of its own, and returns whether there may be more. Bears a repetition. */
    boolean step();

    /**
     * Takes note, in a transaction of its own, that a step failed, and returns whether to go on at once. Otherwise the step is tried again
     * after growing pauses, and then left to the sweep.
     */
    default boolean failed(RuntimeException failure) {
        return false;
    }

    /** Returns whether only one node may work on it for a tenant. Otherwise steps of two nodes keep apart by what they lock. */
    default boolean isExclusive() {
        return false;
    }
}
