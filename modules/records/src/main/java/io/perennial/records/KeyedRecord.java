package io.perennial.records;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entity that has external keys and is soft-deleted, so that its history stays. Its changes are published as its own
 * events.
 *
 * @param <B> the body of the API's calls
 */
@MappedSuperclass
public abstract class KeyedRecord<B extends Record & KeyedBody<B>> extends TenantOwned {
    @Column(name = "deleted_at") private @Nullable Instant deletedAt;

    /** Stored in {@code records.external_key} for all kinds; null until they are read from there. */
    @Transient private @Nullable List<ExternalKey> externalKeys;

    protected KeyedRecord(Id id, B body, Instant now) {
        super(id, now);
        externalKeys = body.externalKeys();
    }

    /** For EclipseLink. */
    protected KeyedRecord() {}

    public abstract Id id();

    /** Returns the current content as a body. */
    public abstract B body();

    /** Applies the body, except its external keys. */
    protected abstract void become(B body);

    protected abstract DomainEvent created(Changes changes);

    protected abstract DomainEvent changed(Changes changes);

    protected abstract DomainEvent deleted(Changes changes);

    public final List<ExternalKey> externalKeys() {
        if (externalKeys == null) throw new IllegalStateException("The external keys of " + id().text() + " have not been read");
        return externalKeys;
    }

    final void read(@Nullable List<ExternalKey> keys) {
        externalKeys = keys;
    }

    public final boolean isLive() {
        return deletedAt == null;
    }

    public final DomainEvent created() {
        return created(Changes.to(body()));
    }

    /** Applies the body. Returns empty if nothing changed. */
    public Optional<DomainEvent> change(B to, Instant now) {
        var changes = Changes.between(body(), to);
        if (changes.isEmpty()) return Optional.empty();
        become(to);
        externalKeys = to.externalKeys();
        touched(now);
        return Optional.of(changed(changes));
    }

    public final DomainEvent delete(Instant now) {
        deletedAt = now;
        touched(now);
        return deleted(Changes.none());
    }
}
