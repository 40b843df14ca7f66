package io.perennial.identity;

import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client, as administrators see it.
 *
 * @param name what it logs in with
 * @param suspended true if the tenant's files no longer declare it, so that it cannot log in
 * @param lastUsedAt when it was last here, to within five minutes; null if it never was
 */
public record ClientView(
        ClientId id, String name, List<String> roles, boolean suspended, Instant createdAt, @Nullable Instant lastUsedAt) {
    /** All clients, by name. */
    public record ClientList(List<ClientView> items) {}

    private static final String CLIENTS =
            """
            select c.id, c.name, to_jsonb(c.roles) as roles, c.suspended_at is not null as suspended, c.created_at, u.used_at as last_used_at
            from {identity.client} c
            left join {identity.client_use} u on u.client_id = c.id
            order by c.name
            """;

    static ClientList all(Sql sql) {
        return new ClientList(sql.list(ClientView.class, CLIENTS, Map.of()));
    }
}
