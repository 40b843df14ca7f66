package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
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
import java.util.Optional;
import java.util.stream.Stream;

/** The collection of leads. */
@ApplicationScoped
class Expansions implements RecordCollection<Expansion, ExpansionBody, ExpansionView> {
    static final RecordKind KIND = RecordKind.of("expansions", "lead", "renewals.expansion", ExpansionId::new, ExpansionEvent.class)
            .partOf(Accounts.KIND, "account_id", "title",
                    (id, account, title) -> new ExpansionEvent.Deleted(new ExpansionId(id), new AccountId(account), title, Changes.none()));

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
    public FollowedKind followed() {
        return FollowedKind.of(KIND, ExpansionView.class, ExpansionView.SEEN, ExpansionView::externalKeys);
    }

    @Override
    public Surroundings<Expansion, ExpansionBody> around(List<ExpansionBody> bodies, Collection<Expansion> expansions) {
        var at = Stream.concat(bodies.stream().map(ExpansionBody::accountId), expansions.stream().map(Expansion::about));
        var seen = SeenAccounts.held(at, sql);
        return Surroundings.of(expansion -> seen.has(expansion.about()), (body, of) -> {
            seen.require(body.accountId());
            var before = Optional.ofNullable(of).map(one -> one.body().amount());
            FieldClass.REVENUE.requireSame(before, Optional.ofNullable(body.amount()), "amount");
            owners.check(body.ownerId(), Maybe.map(of, one -> one.body().ownerId()));
        });
    }

    /** Undoes the decision, on the same day only. */
    void undo(Expansion expansion, Class<? extends Decided> how) {
        if (!how.isInstance(expansion.state())) throw ExpansionRefusal.OUTCOME_DIFFERS.because("The record does not have this outcome.");
        var decided = how.cast(expansion.state());
        if (!home.dayOf(decided.at()).equals(home.today()))
            throw ExpansionRefusal.UNDO_EXPIRED.because("A decision can be undone only on the same day, in your organisation's time zone.");
        events.publish(expansion.undo(clock.instant()));
    }
}
