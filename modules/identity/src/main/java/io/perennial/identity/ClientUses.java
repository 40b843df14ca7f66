package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Notes when clients were last here, so that an administrator finds those that nobody needs any more. */
@ApplicationScoped
class ClientUses {
    /** The time for which a node writes the use of a client only once: a client may send many requests a second. */
    private static final Duration PRECISION = Duration.ofMinutes(5);

    private static final int REMEMBERED = 10_000;

    private static final String NOTE =
            """
            insert into identity.client_use as u (tenant_id, client_id, used_at) values (:tenant, :client, :now)
            on conflict (tenant_id, client_id) do update set used_at = greatest(u.used_at, excluded.used_at)
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    private final Cache<UUID, Boolean> noted = Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(PRECISION).build();

    /** Notes that a client is here, in the transaction in which its token is looked up. */
    void note(UUID client) {
        if (noted.asMap().putIfAbsent(client, true) == null) sql.change(NOTE, Map.of("client", client, "now", clock.instant()));
    }
}
