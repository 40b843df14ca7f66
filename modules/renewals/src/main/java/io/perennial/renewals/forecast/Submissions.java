package io.perennial.renewals.forecast;

import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records members' submissions and managers' overrides. Neither overwrites the other. */
@ApplicationScoped
class Submissions {
    private static final String SUBMIT =
            """
            insert into renewals.forecast_submission as s (tenant_id, quarter, member_id, currency, amount, note, submitted_at)
            values (:tenant, :quarter, :member, :currency, :amount, :note::text, :now)
            on conflict (tenant_id, quarter, member_id, currency) do update
            set amount = excluded.amount, note = excluded.note, submitted_at = excluded.submitted_at, version = s.version + 1
            """;

    private static final String OVERRIDE =
            """
            insert into renewals.forecast_submission as s (tenant_id, quarter, member_id, currency, override_amount, override_note, overridden_by, overridden_at)
            values (:tenant, :quarter, :member, :currency, :amount, :note::text, :actor, :now)
            on conflict (tenant_id, quarter, member_id, currency) do update
            set override_amount = excluded.override_amount, override_note = excluded.override_note, overridden_by = excluded.overridden_by,
                overridden_at = excluded.overridden_at, version = s.version + 1
            """;

    private static final String RELEASE =
            """
            update renewals.forecast_submission
            set override_amount = null, override_note = null, overridden_by = null, overridden_at = null, version = version + 1
            where tenant_id = :tenant and quarter = :quarter and member_id = :member and currency = :currency
            """;

    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' submission ' || :of, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;

    private static final String ACTIVE = "select count(*) from {identity.active_member} where id = :member";

    private final Sql sql;
    private final Home home;
    private final Clock clock;
    private final Events events;

    @Inject
    Submissions(Sql sql, Home home, Clock clock, Events events) {
        this.sql = sql;
        this.home = home;
        this.clock = clock;
        this.events = events;
    }

    Currency currency() {
        return home.settings().currency();
    }

    /** Returns the calling member. Refuses a program, which has no renewals to work on. */
    MemberId caller() {
        return MemberId.calling().orElseThrow(
                () -> ForecastRefusal.NOT_A_MEMBER.because("Only a member can submit a forecast, because a program has no renewals."));
    }

    /** Records a submission. It is idempotent: the same body changes nothing. */
    void submit(Quarter quarter, MemberId member, SubmissionBody body, Conditions conditions) {
        check(body);
        var before = held(quarter, member);
        conditions.refuseExisting(version(before), before.map(SubmissionView::submitted).isPresent());
        var changes = changes(
                "submitted", before.map(SubmissionView::submitted).orElse(null), "note", before.map(SubmissionView::note).orElse(null),
                body);
        if (changes.isEmpty()) return;
        conditions.refuseStale(version(before));
        sql.change(SUBMIT, values(quarter, member, body));
        events.publish(new ForecastEvent.Submitted(member, quarter.text(), changes));
    }

    void override(Quarter quarter, MemberId member, SubmissionBody body, Conditions conditions) {
        require(member);
        check(body);
        var before = held(quarter, member);
        conditions.refuseExisting(version(before), before.map(SubmissionView::override).isPresent());
        var changes = changes(
                "override", before.map(SubmissionView::override).orElse(null), "overrideNote",
                before.map(SubmissionView::overrideNote).orElse(null), body);
        if (changes.isEmpty()) return;
        conditions.refuseStale(version(before));
        sql.change(OVERRIDE, values(quarter, member, body));
        events.publish(new ForecastEvent.Overridden(member, quarter.text(), changes));
    }

    /** Removes the override, so that the member's own amount counts again. Does nothing if there is none. */
    void release(Quarter quarter, MemberId member, IfMatch version) {
        require(member);
        held(quarter, member).filter(one -> one.override() != null).ifPresent(one -> {
            version.check(one.version());
            sql.change(RELEASE, Map.of("quarter", quarter.from(), "member", member, "currency", currency()));
            events.publish(
                    new ForecastEvent.Overridden(member, quarter.text(),
                            new Changes(Map.of("override", new Change(one.override(), null)))));
        });
    }

    /** Locks the submission until the end of the transaction, even if there is none yet. */
    private Optional<SubmissionView> held(Quarter quarter, MemberId member) {
        sql.number(HOLD, Map.of("of", quarter.text() + " " + member.text()));
        return SubmissionView.find(quarter, member, currency(), sql);
    }

    private static @Nullable Long version(Optional<SubmissionView> of) {
        return of.map(SubmissionView::version).orElse(null);
    }

    private void require(MemberId member) {
        if (!Call.current().answersFor(member.value()) || sql.number(ACTIVE, Map.of("member", member)) == 0) throw NotFound.here();
    }

    private void check(SubmissionBody body) {
        if (!body.amount().currency().equals(currency()))
            throw new Invalid(List.of(new FieldError("/amount/currency", "rule", "must be the currency of your organisation")));
    }

    private static Changes changes(
            String amountField, @Nullable Money amount, String noteField, @Nullable String note, SubmissionBody body) {
        var changes = new HashMap<String, Change>();
        if (!body.amount().money().equals(amount)) changes.put(amountField, new Change(amount, body.amount().money()));
        if (!Objects.equals(note, body.note())) changes.put(noteField, new Change(note, body.note()));
        return new Changes(changes);
    }

    private Map<String, @Nullable Object> values(Quarter quarter, MemberId member, SubmissionBody body) {
        return Sql.values(
                "quarter", quarter.from(), "member", member, "currency", currency(), "amount", body.amount().money().amount(), "note",
                body.note(),
                "actor", Call.current().actor(), "now", clock.instant());
    }
}
