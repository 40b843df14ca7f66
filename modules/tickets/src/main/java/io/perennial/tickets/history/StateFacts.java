package io.perennial.tickets.history;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.ExternalKey;
import io.perennial.tickets.PastFacts;
import io.perennial.tickets.TicketEvent;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores the states of tickets that other systems tell, and where the tickets stand after the last one. A fact that is known is left alone. */
@BeyondSight("Only tickets that the caller sees are found by their keys.")
@ApplicationScoped
class StateFacts implements Destination<StateFact> {
    private record Named(UUID id, String system, String externalId) {}

    private record Place(int place) {}

    private record Stood(TicketId id, @Nullable AccountId accountId, String label, TicketStatus state) {
        TicketEvent event() {
            return new TicketEvent.Changed(id, accountId, label, new Changes(Map.of("state", new Change(null, state))));
        }
    }

    private static final String FOUND =
            """
            select t.id, k.system, k.external_id
            from (select distinct unnest(:systems::text[]) as system, unnest(:externalIds::text[]) as external_id) w
            join {records.external_key} k on k.kind = 'tickets' and k.system = w.system and k.external_id = w.external_id
            join {tickets.visible_ticket} t on t.id = k.record_id
            where t.history
            """;
    private static final String HOLD = "select id from {beyond tickets.ticket} where id = any (:ids) order by id for no key update";

    /** Returns the places of the facts, from 1, that were not known. Two equal facts of one call are one. */
    private static final String ADD =
            """
            with said as (
                select f.* from unnest(:tickets::uuid[], :ats::timestamptz[], :states::text[], :reasons::text[], :parties::text[],
                                       :queues::text[], :tiers::integer[])
                    with ordinality f (ticket_id, at, state, reason, party, queue, tier, place)
            ), fresh as (
                select f.* from said f
                where not exists (
                    select from {beyond tickets.ticket_state} s
                    where s.ticket_id = f.ticket_id and s.at = f.at and s.state = f.state and s.reason is not distinct from f.reason
                      and s.queue is not distinct from f.queue and s.tier is not distinct from f.tier)
            )
            select place::integer as place from fresh order by place
            """;
    private static final String INSERT =
            """
            insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, reason, party, queue, tier)
            select o.tenant_id, f.ticket_id,
                   coalesce((select max(s.place) from {beyond tickets.ticket_state} s where s.ticket_id = f.ticket_id), 0)
                       + row_number() over (partition by f.ticket_id order by f.at, f.place),
                   f.at, f.state, f.reason, f.party, f.queue, f.tier
            from {platform.owner} o
            cross join unnest(:tickets::uuid[], :ats::timestamptz[], :states::text[], :reasons::text[], :parties::text[], :queues::text[],
                              :tiers::integer[]) with ordinality f (ticket_id, at, state, reason, party, queue, tier, place)
            where f.place = any (:fresh::integer[])
            """;

    /** A ticket stands where its last fact leaves it. Each step from solved or closed back to work counts as a reopening. */
    private static final String STAND =
            """
            update tickets.ticket t
            set state = l.state, state_since = l.at, hold_party = l.party, tier = coalesce(l.tier, t.tier), reopens = l.reopens,
                solved_at = case when l.state in ('solved', 'closed') then greatest(l.ended_at, l.solved_at) end,
                closed_at = case when l.state = 'closed' then l.at end,
                version = t.version + 1, updated_at = :now
            from (
                select distinct on (s.ticket_id) s.ticket_id, s.state, s.at, s.party, s.tier,
                       count(*) filter (where s.before in ('solved', 'closed') and s.state not in ('solved', 'closed')) over w as reopens,
                       max(s.at) filter (where s.state in ('solved', 'closed') and coalesce(s.before not in ('solved', 'closed'), true)) over w
                           as ended_at,
                       max(s.at) filter (where s.state = 'solved' and s.before is distinct from 'solved') over w as solved_at
                from (select e.ticket_id, e.place, e.at, e.state, e.party, e.tier,
                             lag(e.state) over (partition by e.ticket_id order by e.at, e.place) as before
                      from {beyond tickets.ticket_state} e where e.ticket_id = any (:ids)) s
                window w as (partition by s.ticket_id)
                order by s.ticket_id, s.at desc, s.place desc) l
            where t.tenant_id = :tenant and t.id = l.ticket_id
            returning t.id, t.account_id, '#' || t.number || ' ' || t.subject as label, t.state
            """;

    private static final FieldError UNKNOWN = new FieldError("/ticket", "unknown_ticket", "must be a known ticket with `history`");

    private final Sql sql;
    private final Events events;
    private final Clock clock;

    @Inject
    StateFacts(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "ticket_states";
    }

    @Override
    public Class<StateFact> body() {
        return StateFact.class;
    }

    @Override
    public List<String> identity() {
        return List.of("ticket", "at", "state", "reason", "queue", "tier");
    }

    @Override
    public List<Effect> put(List<StateFact> facts) {
        if (facts.isEmpty()) return List.of();
        var found = found(facts);
        var tickets = facts.stream().map(fact -> Objects.requireNonNull(found.get(fact.ticket()), "A refused fact is not stored")).toList();
        var ids = tickets.stream().distinct().toArray(UUID[]::new);
        sql.list(Locked.class, HOLD, Map.of("ids", ids));
        var values = values(facts, tickets);
        var fresh = fresh(facts, tickets, values);
        if (!fresh.isEmpty()) {
            values.put("fresh", fresh.stream().map(String::valueOf).toArray(String[]::new));
            sql.change(INSERT, values);
            for (var ticket : sql.list(Stood.class, STAND, Map.of("ids", ids, "now", clock.instant()))) events.publish(ticket.event());
        }
        var effects = new ArrayList<Effect>(facts.size());
        for (int place = 1; place <= facts.size(); place++) effects.add(fresh.contains(place) ? Effect.CREATED : Effect.UNCHANGED);
        return effects;
    }

    private record Locked(UUID id) {}

    private Set<Integer> fresh(List<StateFact> facts, List<UUID> tickets, Map<String, Object> values) {
        var said = new HashSet<Object>();
        var fresh = new HashSet<Integer>();
        for (var one : sql.list(Place.class, ADD, values)) {
            var index = one.place() - 1;
            if (said.add(List.of(tickets.get(index), facts.get(index)))) fresh.add(one.place());
        }
        return fresh;
    }

    @Override
    public Map<StateFact, Invalid> refused(List<StateFact> facts) {
        var found = found(facts);
        var past = new PastFacts(clock.instant());
        var refused = new HashMap<StateFact, Invalid>();
        for (var fact : facts) {
            var error = found.containsKey(fact.ticket()) ? past.error("/at", fact.at()) : Optional.of(UNKNOWN);
            error.ifPresent(one -> refused.put(fact, new Invalid(List.of(one))));
        }
        return refused;
    }

    /** Returns the tickets that the facts name and the caller sees. A ticket that is no history has a life of its own. */
    private Map<ExternalKey, UUID> found(List<StateFact> facts) {
        var keys = facts.stream().map(StateFact::ticket).distinct().toList();
        var found = new HashMap<ExternalKey, UUID>();
        var asked = Map.of("systems", keys.stream().map(ExternalKey::system).toArray(String[]::new),
                "externalIds", keys.stream().map(ExternalKey::externalId).toArray(String[]::new));
        for (var one : sql.list(Named.class, FOUND, asked)) found.put(new ExternalKey(one.system(), one.externalId()), one.id());
        return found;
    }

    private static Map<String, Object> values(List<StateFact> facts, List<UUID> tickets) {
        var values = new HashMap<String, Object>();
        values.put("tickets", tickets.toArray(UUID[]::new));
        values.put("ats", facts.stream().map(fact -> fact.at().toString()).toArray(String[]::new));
        values.put("states", facts.stream().map(fact -> StoredPlain.word(fact.state())).toArray(String[]::new));
        values.put("reasons", facts.stream().map(StateFact::reason).toArray(String[]::new));
        values.put("parties", facts.stream().map(fact -> StoredPlain.word(fact.party())).toArray(String[]::new));
        values.put("queues", facts.stream().map(StateFact::queue).toArray(String[]::new));
        values.put("tiers", facts.stream().map(fact -> Maybe.map(fact.tier(), Object::toString)).toArray(String[]::new));
        return values;
    }

}
