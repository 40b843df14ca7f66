package io.perennial.renewals.due;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.FollowedTerms;
import io.perennial.renewals.RenewalEvent;
import io.perennial.renewals.RenewalId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Derives renewals from the ends of contracts' terms, in sets. Writes nothing if they are in line already. */
@ApplicationScoped
class TermEnds implements FollowedTerms {
    record Moved(
            RenewalId id, AccountId accountId, LocalDate before, LocalDate dueOn, LocalDate decisionBefore, LocalDate decisionOn,
            String stateBefore, boolean withdrawn) {
        RenewalEvent told() {
            if (withdrawn)
                return new RenewalEvent.Withdrawn(
                        id, accountId, before.toString(), new Changes(Map.of("state", new Change(stateBefore, "withdrawn"))));
            return new RenewalEvent.Moved(
                    id, accountId, dueOn.toString(), Changes.between(new Days(before, decisionBefore), new Days(dueOn, decisionOn)));
        }

        private record Days(LocalDate dueOn, LocalDate decisionOn) {}
    }

    record Opened(RenewalId id, AccountId accountId, LocalDate dueOn) {
        RenewalEvent told() {
            return new RenewalEvent.Opened(id, accountId, dueOn.toString(), Changes.none());
        }

        RenewalEvent toldAgain() {
            return new RenewalEvent.Reopened(id, accountId, dueOn.toString(), Changes.none());
        }
    }

    record Renewed(RenewalId id, AccountId accountId, LocalDate dueOn, String arr) {
        RenewalEvent told() {
            return new RenewalEvent.Won(id, accountId, dueOn.toString(), new Changes(Map.of(
                    "byItself", new Change(null, true), "arr", new Change(null, arr))));
        }
    }

    record RenewedLate(RenewalId id, AccountId accountId, LocalDate dueOn, String arr, boolean less) {
        RenewalEvent told() {
            var changes = new Changes(
                    Map.of("byItself", new Change(null, true), "renewedLate", new Change(null, true), "arr", new Change(null, arr)));
            return less ? new RenewalEvent.Downsold(id, accountId, dueOn.toString(), changes)
                    : new RenewalEvent.Won(id, accountId, dueOn.toString(), changes);
        }
    }

    record Lost(RenewalId id, AccountId accountId, LocalDate dueOn) {
        RenewalEvent told() {
            return new RenewalEvent.Lost(id, accountId, dueOn.toString(), new Changes(Map.of(
                    "byItself", new Change(null, true), "reason", new Change(null, "not_stated"))));
        }
    }

    private final Sql sql;
    private final Home home;
    private final Clock clock;
    private final Events events;

    @Inject
    TermEnds(Sql sql, Home home, Clock clock, Events events) {
        this.sql = sql;
        this.home = home;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Brings the renewals of the contracts with {@code reached < id <= last} in line. The caller holds the lock on {@link DailyRun}'s row.
     */
    void follow(UUID reached, UUID last) {
        follow(TermEndsSql.RANGE, values(Map.of("reached", reached, "last", last)));
    }

    void follow(UUID[] contracts) {
        if (contracts.length > 0) follow(TermEndsSql.SOME, values(Map.of("ids", contracts)));
    }

    @Override
    public void follow(ContractId contract) {
        var values = values(Map.of("ids", new UUID[] {contract.value()}));
        keep(TermEndsSql.SOME, values);
        copy(TermEndsSql.SOME, values);
    }

    /** Moves, withdraws and reopens the renewals that there are, as the contracts now say. */
    private void keep(String which, Map<String, Object> values) {
        sql.list(Moved.class, TermEndsSql.moveOrWithdraw(which), values).forEach(moved -> events.publish(moved.told()));
        sql.list(Opened.class, TermEndsSql.reopen(which), values).forEach(opened -> events.publish(opened.toldAgain()));
    }

    private void copy(String which, Map<String, Object> values) {
        sql.list(FollowedTerm.class, TermEndsSql.follow(which), values).forEach(followed -> events.publish(followed.told()));
    }

    private void follow(String which, Map<String, Object> values) {
        sql.list(Opened.class, UnrenewedTerms.reopen(which), values).forEach(opened -> events.publish(opened.toldAgain()));
        keep(which, values);
        sql.list(Opened.class, TermEndsSql.open(which), values).forEach(opened -> events.publish(opened.told()));
        copy(which, values);
        sql.list(Renewed.class, TermEndsSql.renewThemselves(which), values).forEach(renewed -> events.publish(renewed.told()));
        if (!Objects.equals(values.get("graceDays"), 0))
            sql.list(RenewedLate.class, LateTerms.renew(which), values).forEach(renewed -> events.publish(renewed.told()));
        sql.list(Lost.class, EndedContracts.lose(which), values).forEach(lost -> events.publish(lost.told()));
    }

    private Map<String, Object> values(Map<String, ?> which) {
        var today = home.today();
        var policy = RenewalPolicy.of(sql);
        var values = new HashMap<String, Object>(which);
        values.putAll(Map.of(
                "today", today, "until", today.plusDays(policy.horizonDays()), "silentMonths", policy.silentMonths(), "graceDays",
                policy.graceDays(),
                "currency", home.settings().currency(), "now", clock.instant()));
        return values;
    }
}
