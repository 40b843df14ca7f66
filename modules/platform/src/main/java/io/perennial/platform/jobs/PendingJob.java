package io.perennial.platform.jobs;

/**
 * Work that a tenant's rows ask for, such as a list of changed records, a new day, or a requested trial. The writer of such a row wakes
 * the job with {@link Jobs#wake}; a sweep every few minutes finds missed work. A CDI bean of this type is discovered automatically. On
 * each node one thread does it for all tenants, one step each in turn.
 */
public interface PendingJob {
    String name();

    /** Returns true if there is work. It must cost only an index lookup or two, since it is called for each tenant. */
    boolean isPending();

    /** Does part of the work in its own transaction. Returns true if there may be more. Must be idempotent. */
    boolean step();

    /**
     * Records a failed step, in its own transaction. Returns true to continue at once. Otherwise the step is retried after growing
     * pauses, and then left to the sweep.
     */
    default boolean failed(RuntimeException failure) {
        return false;
    }

    /** Returns true if only one node may work for a tenant at a time. Otherwise row locks must separate the steps of two nodes. */
    default boolean isExclusive() {
        return false;
    }
}
