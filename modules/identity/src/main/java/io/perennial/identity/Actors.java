package io.perennial.identity;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Finds the names of members and clients for what they did, also of suspended ones. */
@ApplicationScoped
public class Actors {
    record Named(UUID id, String name) {}

    static final String NAMES =
            """
            select id, name from {identity.member} where id = any (:ids)
            union all
            select id, name from {identity.client} where id = any (:ids)
            """;

    @Inject Sql sql;

    /** Returns the known names by {@code mem_…} or {@code cli_…}. */
    public Map<String, String> names(Collection<String> actors) {
        var asked = new HashMap<UUID, String>();
        for (var actor : actors) TypeId.parse(actor).ifPresent(id -> asked.put(id.value(), actor));
        var names = new HashMap<String, String>();
        if (asked.isEmpty()) return names;
        var ids = asked.keySet().toArray(UUID[]::new);
        for (var named : sql.list(Named.class, NAMES, Map.of("ids", ids))) names.put(asked.get(named.id()), named.name());
        return names;
    }
}
