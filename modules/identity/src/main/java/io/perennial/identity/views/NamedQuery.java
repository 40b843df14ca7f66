package io.perennial.identity.views;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A list that somebody has named. Only its owner changes it. */
@Entity
@Table(schema = "identity", name = "named_query")
class NamedQuery extends TenantOwned {
    @Column(name = "owner_id", updatable = false) private String ownerId;

    private String page;
    private String name;
    private String query;
    private boolean shared;

    NamedQuery(NamedQueryBody body, String owner, Instant now) {
        super(new ViewId(TypeId.next()), now);
        ownerId = owner;
        become(body);
    }

    /** For EclipseLink. */
    protected NamedQuery() {}

    ViewId id() {
        return new ViewId(key());
    }

    boolean isSeenBy(String caller) {
        return shared || isOf(caller);
    }

    boolean isOf(String caller) {
        return ownerId.equals(caller);
    }

    NamedQueryBody body() {
        return new NamedQueryBody(page, name, query, shared);
    }

    void change(NamedQueryBody to, Instant now) {
        if (to.equals(body())) return;
        become(to);
        touched(now);
    }

    private void become(NamedQueryBody body) {
        page = body.page();
        name = body.name();
        query = body.query();
        shared = body.shared();
    }
}
