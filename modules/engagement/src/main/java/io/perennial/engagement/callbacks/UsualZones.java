package io.perennial.engagement.callbacks;

import io.perennial.kernel.Maybe;
import io.perennial.platform.sql.Sql;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The zones of the contacts and accounts of some callbacks that say no zone of their own, read once for all of them. */
final class UsualZones {
    private record Placed(UUID id, @Nullable ZoneId zone) {}

    private static final String ZONES =
            """
            select id, zone from {accounts.visible_contact} where id = any (:contacts) and zone is not null
            union all
            select id, zone from {accounts.visible_account} where id = any (:accounts) and zone is not null
            """;

    private final Map<UUID, ZoneId> zones = new HashMap<>();
    private final Supplier<ZoneId> home;

    private UsualZones(Supplier<ZoneId> home) {
        this.home = home;
    }

    /** @param home supplies the zone of the tenant */
    static UsualZones of(Collection<CallbackBody> bodies, Supplier<ZoneId> home, Sql sql) {
        var usual = new UsualZones(home);
        var unsaid = bodies.stream().filter(body -> body.zone() == null && body.accountId() != null).toList();
        if (!unsaid.isEmpty()) usual.read(unsaid, sql);
        return usual;
    }

    private void read(List<CallbackBody> unsaid, Sql sql) {
        var contacts = unsaid.stream().map(CallbackBody::contactId).filter(id -> id != null).map(id -> id.value()).distinct()
                .toArray(UUID[]::new);
        var accounts = unsaid.stream().map(body -> body.accountId().value()).distinct().toArray(UUID[]::new);
        for (var one : sql.list(Placed.class, ZONES, Map.of("contacts", contacts, "accounts", accounts)))
            if (one.zone() != null) zones.put(one.id(), one.zone());
    }

    /** Returns the zone of a callback: its own, else that of its contact, its account, the tenant. */
    ZoneId of(CallbackBody body) {
        if (body.zone() != null) return body.zone();
        var contact = Maybe.map(body.contactId(), one -> zones.get(one.value()));
        if (contact != null) return contact;
        var account = zones.get(body.accountId().value());
        return account == null ? home.get() : account;
    }
}
