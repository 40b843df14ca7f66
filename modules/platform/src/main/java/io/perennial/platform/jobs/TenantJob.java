package io.perennial.platform.jobs;

/**
 * Long work of a tenant, started by {@link Jobs#start}. On all nodes together, at most one piece of it runs for a tenant at a time, so
 * that no tenant takes all threads. A CDI bean of this type is discovered automatically. After a kill another node, or this one after its
 * restart, runs the piece again from the beginning. So the job must store its own progress and be idempotent.
 */
public interface TenantJob {
    String name();

    /** Returns true if there is work. It must cost only an index lookup or two, since a sweep calls it for each tenant. */
    boolean isPending();

    /** Does one piece of the work, such as one import. Returns true if there may be more, which is done after other tenants' work. */
    boolean run();
}
