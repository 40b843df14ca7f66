package io.perennial.platform.jobs;

/**
 * Work on one thing of one tenant, started by {@link Jobs#start}. It survives a kill: another node, or this one after
 * its restart, runs it again from the beginning, so it keeps its own progress and bears a repetition.
 */
public interface TenantJob {
    String name();

    /** @param instance what {@link Jobs#start} was given: the text of the thing's id */
    void run(String instance);
}
