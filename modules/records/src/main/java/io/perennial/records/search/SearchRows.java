package io.perennial.records.search;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Keeps what is searched. The listeners of a kind's events call it, so that a write of a record does not wait for it. */
@ApplicationScoped
public class SearchRows {
    @Inject Sql sql;

    /** Brings what is searched in line with these records. It is idempotent. */
    public void follow(SearchKind kind, Collection<? extends Id> records) {
        follow(kind, records, sql);
    }

    static void follow(SearchKind kind, Collection<? extends Id> records, Sql sql) {
        var ids = Map.of("ids", records.stream().map(Id::value).distinct().toArray(UUID[]::new));
        sql.change(kind.renew(), ids);
        sql.change(kind.remove(), ids);
    }
}
