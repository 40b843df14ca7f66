package io.perennial.identity;

import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows what members other than the caller see, by their roles and teams of now. */
@ApplicationScoped
public class MemberSights {
    private record Seen(UUID id, boolean all, boolean own, List<String> segments, List<UUID> team, @Nullable UUID vendor) {}

    /** The columns of what a subject {@code s} sees, by its {@link #SCOPES}. */
    static final String SEEN =
            """
            a."all", a.own or a.team as own, a.segments,
            case when a.team then to_jsonb(array(
                select distinct colleague.member_id
                from {identity.team_member} me join {identity.team_member} colleague on colleague.team_id = me.team_id
                where me.member_id = s.id)) else '[]' end as team,
            (select p.vendor_id from {identity.placement} p where s.kind = 'member' and p.member_id = s.id) as vendor
            """;

    /** Combines the scopes of the roles of a subject {@code s}. */
    static final String SCOPES =
            """
            cross join lateral (
                select coalesce(bool_or(scope = '"all"'), false) as "all", coalesce(bool_or(scope = '"own"'), false) as own,
                       coalesce(bool_or(scope = '"team"'), false) as team,
                       coalesce(jsonb_agg(distinct segment) filter (where segment is not null), '[]') as segments
                from {identity.role} r
                cross join lateral jsonb_array_elements(coalesce(r.scopes, jsonb_build_array(r.accounts_scope))) as e (scope)
                left join lateral jsonb_array_elements_text(e.scope -> 'segments') as named (segment) on true
                where r.name = any (s.roles)) a
            """;
    private static final String MEMBER = "select s.id, " + SEEN + " from {identity.subject} s " + SCOPES
            + " where s.kind = 'member' and s.id = :id";

    private final Sql sql;
    private final Clock clock;

    @Inject
    public MemberSights(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Returns what a member sees; empty if there is no such member or the member cannot log in. */
    public Optional<Sight> of(MemberId member) {
        return sql.first(Seen.class, MEMBER, Map.of("id", member))
                .map(one -> sight(one.id(), one.all(), one.own(), one.segments(), one.team(), one.vendor()).at(clock.instant()));
    }

    /** Returns what the roles open; to the people of a vendor only its grants, whatever their roles say. */
    static Sight sight(UUID subject, boolean all, boolean own, List<String> segments, List<UUID> team, @Nullable UUID vendor) {
        if (vendor != null) return Sight.vendor(vendor, Instant.EPOCH);
        if (all) return Sight.ALL;
        return Sight.segments(segments).and(Sight.owners(team)).and(own ? Sight.own(subject) : Sight.NONE);
    }
}
