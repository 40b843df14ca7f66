package io.perennial.platform.sql;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * The base of all entities: a row of one tenant with its own id. EclipseLink adds the tenant to each statement, and row-level security
 * checks it again.
 */
@MappedSuperclass
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = Entities.TENANT, primaryKey = true)
public abstract class TenantOwned {
    @Id private UUID id;
    @Version private long version;

    @Column(name = "created_at", updatable = false) private Instant createdAt;
    @Column(name = "updated_at") private Instant updatedAt;

    protected TenantOwned(io.perennial.kernel.Id id, Instant now) {
        this.id = id.value();
        createdAt = now;
        updatedAt = now;
    }

    /** For EclipseLink. */
    protected TenantOwned() {}

    protected final UUID key() {
        return id;
    }

    public final long version() {
        return version;
    }

    protected final Instant createdAt() {
        return createdAt;
    }

    protected final Instant updatedAt() {
        return updatedAt;
    }

    protected final void touched(Instant now) {
        updatedAt = now;
    }
}
