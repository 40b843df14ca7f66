package io.perennial.renewals.reasons;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reasons of the tenant. */
@ApplicationScoped
public class Reasons {
    record Usable(String id) {}

    private static final String ALL =
            "select id, kind, parent_id, labels, retired from {renewals.declared_reason} order by kind, position";
    private static final String USABLE =
            "select id from {renewals.declared_reason} where kind = :kind and not retired and id = any (:ids)";

    private final Sql sql;

    @Inject
    Reasons(Sql sql) {
        this.sql = sql;
    }

    List<ReasonView> all() {
        return sql.list(ReasonView.class, ALL, Map.of());
    }

    /** Refuses an id that is no reason of that kind, or one that is retired. */
    public void require(ReasonKind kind, Collection<String> ids, String pointer) {
        if (ids.isEmpty()) return;
        var unknown = new HashSet<>(ids);
        var asked = Map.of("kind", kind, "ids", ids.toArray(String[]::new));
        unknown.removeAll(sql.list(Usable.class, USABLE, asked).stream().map(Usable::id).collect(Collectors.toSet()));
        if (!unknown.isEmpty()) throw ReasonRefusal.UNKNOWN_REASON.at(pointer, "Unknown reason.");
    }
}
