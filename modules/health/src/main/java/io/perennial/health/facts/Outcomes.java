package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination;
import io.perennial.accounts.Fact;
import io.perennial.accounts.timeline.TimelineKind;
import io.perennial.health.facts.KeptOutcome.Identity;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The outcomes of the tenant's accounts, by which scores are judged. */
@ApplicationScoped
class Outcomes implements Destination<OutcomeBody> {
    static final int MAXIMUM = 1_000;

    private static final String KNOWN =
            """
            select id, account_id, occurred_on, kind, key, reason from {health.visible_outcome} where account_id = any (:accounts)
            """;
    private static final String KEEP =
            """
            insert into health.outcome as o (tenant_id, id, account_id, occurred_on, kind, key, reason)
            select w.tenant_id, r.*
            from {platform.owner} w cross join
                 unnest(:id::uuid[], :account::uuid[], :day::date[], :kind::text[], :key::text[], :reason::text[]) r
            on conflict (tenant_id, account_id, occurred_on, kind, key) do update set reason = excluded.reason, version = o.version + 1
            """;
    private static final String DELETE = "delete from health.outcome where tenant_id = :tenant and id = :id";

    private final Sql sql;
    private final Events events;

    @Inject
    Outcomes(Sql sql, Events events) {
        this.sql = sql;
        this.events = events;
    }

    @Override
    public String kind() {
        return "outcomes";
    }

    @Override
    public Class<OutcomeBody> body() {
        return OutcomeBody.class;
    }

    @Override
    public List<String> identity() {
        return List.of("occurredOn", "kind", "key");
    }

    /** Stores all of them, or refuses and reports every one with an unknown account. */
    @Override
    public List<Effect> put(List<OutcomeBody> bodies) {
        var accounts = Fact.accounts(bodies, "outcomes", sql);
        var known = known(accounts);
        var changed = new HashMap<Identity, KeptOutcome>();
        var effects = new ArrayList<Effect>(bodies.size());
        for (int index = 0; index < bodies.size(); index++) {
            var outcome = KeptOutcome.of(bodies.get(index), accounts.get(index), new OutcomeId(TypeId.next()));
            effects.add(put(outcome, known, changed));
        }
        sql.changeEach(KEEP, changed.values().stream().sorted(KeptOutcome.ORDER).map(KeptOutcome::row).toList());
        return effects;
    }

    private Effect put(KeptOutcome sent, Map<Identity, KeptOutcome> known, Map<Identity, KeptOutcome> changed) {
        var before = known.get(sent.identity());
        if (before != null && before.says(sent)) return Effect.UNCHANGED;
        var outcome = before == null ? sent : sent.known(before.id());
        events.publish(before == null ? outcome.recorded() : outcome.changed(before));
        known.put(outcome.identity(), outcome);
        changed.put(outcome.identity(), outcome);
        return before == null ? Effect.CREATED : Effect.REPLACED;
    }

    private Map<Identity, KeptOutcome> known(List<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).distinct().toArray(UUID[]::new);
        var known = new HashMap<Identity, KeptOutcome>();
        for (var outcome : sql.list(KeptOutcome.class, KNOWN, Map.of("accounts", ids))) known.put(outcome.identity(), outcome);
        return known;
    }

    void delete(OutcomeView outcome) {
        sql.change(DELETE, Map.of("id", outcome.id()));
        events.publishGone(outcome.deleted(), outcome.version());
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(new LimitView("outcomes", MAXIMUM, "items", "The maximum number of outcomes in one request.")));
    }

    @Produces
    static FollowedKind followed() {
        return FollowedKind.of("outcome", "health/outcomes", "health:read", OutcomeId::new, OutcomeView.class, OutcomeView.SEEN);
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("outc", "health.outcome");
    }

    @Produces
    static TimelineKind timelineKind() {
        return new TimelineKind("outcome", "health:read");
    }
}
