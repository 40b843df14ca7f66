package io.perennial.app.container;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An entity that belongs to no module. */
@Entity
@Table(schema = "leaves", name = "leaf")
class Leaf extends TenantOwned {
    record LeafId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "leaf";
        }
    }

    private String name;

    Leaf(LeafId id, String name, Instant now) {
        super(id, now);
        this.name = name;
    }

    /** For EclipseLink. */
    protected Leaf() {}

    String name() {
        return name;
    }
}
