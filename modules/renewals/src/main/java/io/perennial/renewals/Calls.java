package io.perennial.renewals;

import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.CallsResource.CallBody;
import io.perennial.renewals.CallsResource.ResolutionBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Records the calls that people make on renewals, and their resolutions where a call disagrees with the published rule. */
@ApplicationScoped
class Calls {
    /** Upserts the call. A new call clears the resolution. */
    private static final String SAY =
            """
            insert into renewals.renewal_call as k (tenant_id, renewal_id, horizon, answer, likelihood, note, said_by, said_at)
            values (:tenant, :renewal, :horizon, :answer, :likelihood::integer, :note::text, :by, :at)
            on conflict (tenant_id, renewal_id, horizon) do update
            set answer = excluded.answer, likelihood = excluded.likelihood, note = excluded.note, said_by = excluded.said_by, said_at = excluded.said_at,
                resolution = null, resolution_note = null, resolved_by = null, resolved_at = null, version = k.version + 1
            """;
    private static final String RESOLVE =
            """
            update renewals.renewal_call
            set resolution = :answer, resolution_note = :note, resolved_by = :by, resolved_at = :at, version = version + 1
            where tenant_id = :tenant and renewal_id = :renewal and horizon = :horizon and resolution_asked
            """;

    private static final String WITHDRAW =
            """
            update renewals.renewal_call
            set answer = null, likelihood = null, note = null, said_by = null, said_at = null,
                resolution = null, resolution_note = null, resolved_by = null, resolved_at = null, version = version + 1
            where tenant_id = :tenant and renewal_id = :renewal and horizon = :horizon
            """;

    @Inject Sql sql;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Home home;

    /** Records a call. The same one again on the same day changes nothing. */
    void say(Renewal renewal, int horizon, CallBody call, Conditions conditions) {
        renewal.requireUndecided();
        var before = RenewalCall.find(renewal.id(), horizon, sql);
        var version = before.map(RenewalCall::version).orElse(null);
        conditions.refuseExisting(version, before.map(RenewalCall::answer).isPresent());
        if (before.filter(said -> said.isSaid(call, Call.current().actor(), home.today(), home)).isPresent()) return;
        conditions.refuseStale(version);
        sql.change(SAY, Sql.values(
                "renewal", renewal.id(), "horizon", horizon, "answer", call.answer(), "likelihood", call.likelihood(), "note", call.note(),
                "by", Call.current().actor(), "at", clock.instant()));
        events.publish(renewal.called(new Changes(Map.of("call" + horizon, new Change(null, call.answer())))));
    }

    /** Takes a person's call back, and its resolution with it. The automated call stays. */
    void withdraw(Renewal renewal, int horizon, IfMatch version) {
        renewal.requireUndecided();
        var said = RenewalCall.find(renewal.id(), horizon, sql).filter(call -> call.answer() != null).orElseThrow(NotFound::here);
        version.check(said.version());
        sql.change(WITHDRAW, Map.of("renewal", renewal.id(), "horizon", horizon));
        events.publish(renewal.called(new Changes(Map.of("call" + horizon, new Change(said.answer(), null)))));
    }

    /** Resolves a disagreement. The same resolution again changes nothing. */
    void resolve(Renewal renewal, int horizon, ResolutionBody resolution, Conditions conditions) {
        renewal.requireUndecided();
        var before = RenewalCall.find(renewal.id(), horizon, sql);
        var version = before.map(RenewalCall::version).orElse(null);
        conditions.refuseExisting(version, before.map(RenewalCall::resolution).isPresent());
        if (before.filter(call -> call.isResolved(resolution)).isPresent()) return;
        conditions.refuseStale(version);
        var resolved = sql.change(RESOLVE, Map.of(
                "renewal", renewal.id(), "horizon", horizon, "answer", resolution.answer(), "note", resolution.note(),
                "by", Call.current().actor(), "at", clock.instant()));
        if (resolved == 0)
            throw RenewalRefusal.RESOLUTION_NOT_ASKED.because("The two calls do not disagree, or the disagreement is resolved.");
        events.publish(renewal.called(new Changes(Map.of("resolution" + horizon, new Change(null, resolution.answer())))));
    }
}
