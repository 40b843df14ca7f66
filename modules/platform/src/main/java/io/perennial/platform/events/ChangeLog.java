package io.perennial.platform.events;

import io.perennial.kernel.Maybe;
import io.perennial.kernel.Op;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The numbered events of this tenant for those who follow changes: what changed, when and by whom, but never a payload. */
@ApplicationScoped
@BeyondSight("Whether a record was in sight before a change is told by former values, which are compared and never handed out.")
public class ChangeLog {
    /**
     * A numbered event.
     *
     * @param kind the first part of its name, its kind of record; null in rows of early releases
     */
    public record Entry(
            long position, UUID id, @Nullable String kind, @Nullable UUID record, @Nullable Long version, @Nullable Op op,
            @Nullable String reason, List<String> changedFields, Instant occurredAt, @Nullable String actor, @Nullable String source,
            @Nullable String syncTrace) {
        /** Returns the time at which it was written: that in its id, a UUIDv7. */
        public Instant recordedAt() {
            return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        }
    }

    /** The values by which a record was in sight before a change, if the change changed them, and the thing that it is about. */
    public record Former(UUID id, String about, @Nullable String owner, @Nullable String segment, @Nullable String account) {
        /** Returns the id of the account, or of another thing, that it is about. */
        public @Nullable UUID aboutId() {
            return TypeId.parse(about).map(TypeId::value).orElse(null);
        }

        public @Nullable UUID ownerId() {
            return value(owner);
        }

        public @Nullable UUID accountId() {
            return value(account);
        }

        private static @Nullable UUID value(@Nullable String id) {
            return Maybe.map(id, one -> TypeId.parse(one).map(TypeId::value).orElse(null));
        }
    }

    private static final String LAST = "select coalesce(max(position), 0) from {platform.sequencer}";
    private static final String NEXT =
            """
            select position, id, kind, record, version, op, reason, coalesce(to_jsonb(changed_fields), '[]') as changed_fields, occurred_at, actor,
                   source, sync_trace
            from {platform.outbox}
            where position > :after and position <= :until
            order by position
            """;
    private static final String BEFORE =
            "select coalesce(min(position) - 1, :last::bigint) from {platform.outbox} where position > :last::bigint - :most::bigint and position <= :last::bigint";
    private static final String FORMER =
            """
            select id, about, changes -> 'ownerId' ->> 'before' as owner, changes -> 'segment' ->> 'before' as segment,
                   changes -> 'accountId' ->> 'before' as account
            from {beyond platform.audit}
            where id = any (:ids)
            """;

    private final Sql sql;
    private final Sequencer sequencer;

    @Inject
    ChangeLog(Sql sql, Sequencer sequencer) {
        this.sql = sql;
        this.sequencer = sequencer;
    }

    /**
     * Numbers what is committed, and returns the last position. Others who number wait until the transaction ends, so only a short one does
     * this. It takes no connection beside that of its caller: as many callers as there are connections would all wait for one more.
     */
    @Transactional
    public long last() {
        sequencer.number();
        return numbered();
    }

    /** Returns the last position that is numbered already, for a transaction that takes long. */
    public long numbered() {
        return sql.number(LAST, Map.of());
    }

    /** Returns the entries of the next so many positions. Fewer before the last position means that some are deleted already. */
    public List<Entry> after(long position, int most) {
        return sql.list(Entry.class, NEXT, Map.of("after", position, "until", position + most));
    }

    /** Returns the position before the last so many entries, or before those of them that are not yet deleted. */
    @Transactional
    public long before(long last, int most) {
        return most == 0 ? last : sql.number(BEFORE, Map.of("last", last, "most", most));
    }

    public List<Former> former(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.list(Former.class, FORMER, Map.of("ids", ids.toArray(UUID[]::new)));
    }
}
