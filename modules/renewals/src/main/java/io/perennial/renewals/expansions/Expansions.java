package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Records;
import io.perennial.records.Surroundings;
import io.perennial.renewals.Owners;
import io.perennial.renewals.expansions.ExpansionState.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The leads at the accounts. */
@ApplicationScoped
class Expansions implements RecordCollection<Expansion, ExpansionBody, ExpansionView> {
    static final RecordKind KIND = RecordKind.of("expansions", "lead", "renewals.expansion", ExpansionId::new, ExpansionEvent.class)
            .partOf(Accounts.KIND, "account_id", "title", (id, account, title) ->
                    new ExpansionEvent.Deleted(new ExpansionId(id), new AccountId(account), title, Changes.none()));

    @Inject Accounts accounts;
    @Inject Owners owners;
    @Inject Records records;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Home home;
    @Inject Clock clock;

    Expansion get(ExpansionId id) {
        return records.get(this, id);
    }

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Expansion> entity() {
        return Expansion.class;
    }

    @Override
    public Class<ExpansionBody> body() {
        return ExpansionBody.class;
    }

    @Override
    public Expansion of(ExpansionBody body, Instant now) {
        return new Expansion(body, now);
    }

    @Override
    public ExpansionView view(Id id) {
        return ExpansionView.get((ExpansionId) id, sql);
    }

    @Override
    public Surroundings<Expansion, ExpansionBody> around(List<ExpansionBody> bodies, Collection<Expansion> expansions) {
        var seen = accounts.seen(bodies.stream().map(ExpansionBody::accountId), expansions.stream().map(Expansion::about));
        return Surroundings.of(expansion -> seen.has(expansion.about()), (body, of) -> {
            seen.require(body.accountId());
            owners.check(body.ownerId(), of == null ? null : of.body().ownerId());
        });
    }

    /** Takes back how it ended, on the very day. */
    void undo(Expansion expansion, Class<? extends Decided> how) {
        if (!how.isInstance(expansion.state())) throw ExpansionRefusal.OUTCOME_DIFFERS.because("It did not end so");
        var decided = how.cast(expansion.state());
        if (!home.dayOf(decided.at()).equals(home.today()))
            throw ExpansionRefusal.UNDO_EXPIRED.because("It can be undone on the day on which it was decided, in your company's time zone");
        events.publish(expansion.undo(clock.instant()));
    }
}
