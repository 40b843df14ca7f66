package io.perennial.platform.jobs;

/** Work that may wait in a tenant's rows without a wake-up, because a node was killed before it could send one. */
public interface Swept {
    /** Looks for work in a transaction of the tenant, and starts it. */
    void look();
}
