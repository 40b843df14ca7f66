package io.perennial.identity;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Creates, changes and ends teams. Those that files declare are changed there. */
@ApplicationScoped
class TeamWrites {
    private record Address(UUID id, String email) {}

    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' team ' || :name, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String EMAILS = "select id, email from {identity.active_member} where id = any (:ids)";

    /** A name that had a team before gets it back. */
    private static final String WRITE =
            """
            insert into identity.team as t (tenant_id, id, name, title, title_key, lead, members, declared, created_at, updated_at)
            select o.tenant_id, :id::uuid, :name, :title, :titleKey::bytea, :lead::text, :members::text[], false, :now::timestamptz, :now::timestamptz
            from {platform.owner} o
            on conflict (tenant_id, name) do update
            set title = excluded.title, title_key = excluded.title_key, lead = excluded.lead, members = excluded.members, declared = false,
                suspended_at = null, updated_at = excluded.updated_at, version = t.version + 1
            """;
    private static final String END =
            """
            update identity.team set suspended_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and name = :name and suspended_at is null
            """;

    @Inject Sql sql;
    @Inject Home home;
    @Inject Events events;
    @Inject Clock clock;

    void put(String name, TeamBody body, Conditions conditions) {
        var present = held(name);
        var version = present.map(TeamView::version).orElse(null);
        conditions.refuseExisting(version, present.isPresent());
        if (present.filter(team -> body.equals(team.body())).isPresent()) return;
        conditions.refuseStale(version);
        present.ifPresent(TeamWrites::requireOurs);
        if (body.leadId() != null && body.memberIds().contains(body.leadId()))
            throw new Invalid(List.of(new FieldError("/memberIds", "rule", Wording.of("must not name the lead, whom leadId names"))));
        var named = Stream.concat(Stream.ofNullable(body.leadId()), body.memberIds().stream()).distinct().toList();
        var emails = sql.list(Address.class, EMAILS, Map.of("ids", named.stream().map(MemberId::value).toArray(UUID[]::new)));
        if (emails.size() < named.size()) throw MemberRefusal.UNKNOWN_TEAM_MEMBER.at("/memberIds", "Unknown member.");
        sql.change(WRITE, Sql.values(
                "id", TypeId.next(), "name", name, "title", body.title(), "titleKey",
                NameKeys.of(home.settings().locale()).of(body.title()),
                "lead", emails.stream().filter(one -> is(one, body.leadId())).map(Address::email).findFirst().orElse(null),
                "members", emails.stream().filter(one -> !is(one, body.leadId())).map(Address::email).toArray(String[]::new),
                "now", clock.instant()));
        var team = TeamView.find(name, sql).orElseThrow();
        events.publish(
                present.<TeamEvent>map(was -> new TeamEvent.Changed(team.id(), team.title(), Changes.between(was.body(), team.body())))
                        .orElseGet(() -> new TeamEvent.Created(team.id(), team.title(), Changes.to(team.body()))));
    }

    private static boolean is(Address one, @org.jspecify.annotations.Nullable MemberId member) {
        return member != null && one.id().equals(member.value());
    }

    void end(String name, IfMatch version) {
        var present = held(name).orElseThrow(NotFound::here);
        version.check(present.version());
        requireOurs(present);
        sql.change(END, Map.of("name", name, "now", clock.instant()));
        events.publish(new TeamEvent.Ended(present.id(), present.title(), Changes.none()));
    }

    /** Locks the name until the end of the transaction, even if there is no team yet. */
    private Optional<TeamView> held(String name) {
        sql.number(HOLD, Map.of("name", name));
        return TeamView.find(name, sql);
    }

    private static void requireOurs(TeamView team) {
        if (team.declared()) throw MemberRefusal.DECLARED_IN_FILES.because("Your organisation's configuration files declare this team.");
    }
}
