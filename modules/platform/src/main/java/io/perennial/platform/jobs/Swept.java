package io.perennial.platform.jobs;

/** Something that may wait in a tenant's rows without anybody having been told, because a node was killed before it could tell. */
public interface Swept {
    /** Looks, in a transaction of the tenant, and wakes whoever has work there. */
    void look();
}
