package io.perennial.platform.jobs;

/**
 * Work on one record of one tenant, started by {@link Jobs#start}. After a kill another node, or this one after its restart, runs it
 * again from the beginning. So it must store its own progress and be idempotent.
 */
public interface TenantJob {
    String name();

    /** @param instance the argument of {@link Jobs#start}: the text of the record's id */
    void run(String instance);
}
