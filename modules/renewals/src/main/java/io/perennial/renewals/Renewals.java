package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractBody;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.accounts.contracts.NextTerms;
import io.perennial.accounts.contracts.NextTerms.Begun;
import io.perennial.accounts.timeline.TimelineKind;
import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.renewals.NextTerm.Downsell;
import io.perennial.renewals.NextTerm.Win;
import io.perennial.renewals.RenewalState.Decided;
import io.perennial.renewals.RenewalState.Deferred;
import io.perennial.renewals.RenewalState.Renewed;
import io.perennial.renewals.reasons.ReasonKind;
import io.perennial.renewals.reasons.Reasons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds, changes and decides the renewals of the accounts that the caller may see, and applies each decision to the contract. */
@ApplicationScoped
class Renewals {
    private static final String NOTICED =
            "select count(*) from {renewals.visible_renewal} where id = :id and notice_received_on is not null";
    private static final String VISIBLE = "select id, contract_id from {renewals.visible_renewal} where id = :id";

    record Seen(RenewalId id, ContractId contractId) {}

    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Owners owners;
    @Inject Reasons reasons;
    @Inject NamedRisks risks;
    @Inject NextTerms terms;
    @Inject FollowedTerms followed;
    @Inject OutcomeRequests requests;
    @Inject Home home;

    /** Locks and returns a renewal that is to be changed. */
    Renewal get(RenewalId id) {
        requireVisible(id);
        return entities.held(Renewal.class, id).orElseThrow(NotFound::here);
    }

    /**
     * Locks and returns a renewal that is to be decided, in line with its contract as it is now: renewals follow their contracts a moment
     * later. Locks the contract first, as all who write both do, so that it cannot change before the decision is made.
     */
    Renewal toDecide(RenewalId id) {
        var contract = seen(id).contractId();
        terms.find(contract);
        followed.follow(contract);
        return get(id);
    }

    void requireVisible(RenewalId id) {
        seen(id);
    }

    private Seen seen(RenewalId id) {
        return sql.first(Seen.class, VISIBLE, Map.of("id", id)).orElseThrow(NotFound::here);
    }

    /** Returns false if nothing changed. */
    boolean change(Renewal renewal, RenewalWork to) {
        renewal.requireUndecided();
        var strange = AmountBody.strange(to.forecastArr(), renewal.currency(), "/forecastArr");
        if (!strange.isEmpty()) throw new Invalid(strange);
        if (to.isExpected() && sql.number(NOTICED, Map.of("id", renewal.id())) > 0)
            throw new Invalid(List.of(new FieldError("/category", "rule", "must not be commit or best_case after notice was given")));
        owners.check(to.ownerId(), renewal.work().ownerId());
        var added = to.riskReasons().stream().filter(reason -> !renewal.work().riskReasons().contains(reason)).toList();
        reasons.require(ReasonKind.RISK, added, "/riskReasons");
        risks.change(renewal.id(), renewal.work().riskReasons(), to.riskReasons());
        var changed = renewal.change(to, clock.instant());
        events.publish(changed);
        return changed.isPresent();
    }

    /**
     * Wins the renewal. A contract without an end goes on if nothing changes. Otherwise another contract follows, and one without an end
     * ends.
     */
    void win(Renewal renewal, Win win) {
        var former = former(renewal);
        requireNoneBooked(renewal, former, win);
        var goingOn = former.endsOn() == null ? goingOn(renewal, win) : Optional.<Money>empty();
        if (goingOn.isPresent()) {
            events.publish(renewal.win(null, goingOn.get(), false, win.note(), clock.instant()));
        } else {
            var next = begin(renewal, former, win);
            events.publish(renewal.win(next.id(), next.arr(), former.endsOn() == null, win.note(), clock.instant()));
        }
        requests.remember(renewal, win);
    }

    void downsell(Renewal renewal, Downsell downsell) {
        var former = former(renewal);
        reasons.require(ReasonKind.DOWNSELL, List.of(downsell.reason()), "/reason");
        requireNoneBooked(renewal, former, downsell);
        var next = begin(renewal, former, downsell);
        events.publish(renewal.downsell(next.id(), next.arr(), former.endsOn() == null, downsell, clock.instant()));
        requests.remember(renewal, downsell);
    }

    void lose(Renewal renewal, String reason, @Nullable String competitor, @Nullable String note) {
        var goesOn = former(renewal).endsOn() == null;
        reasons.require(ReasonKind.CHURN, List.of(reason), "/reason");
        if (goesOn) terms.end(renewal.contract(), renewal.dueOn());
        events.publish(renewal.lose(reason, competitor, note, goesOn, clock.instant()));
    }

    void defer(Renewal renewal, LocalDate until) {
        renewal.requireUndecided();
        if (!until.isAfter(home.today())) throw new Invalid(List.of(new FieldError("/until", "range", "must be after today")));
        events.publish(renewal.defer(until, clock.instant()));
    }

    void resume(Renewal renewal) {
        if (!(renewal.state() instanceof Deferred)) throw RenewalRefusal.OUTCOME_DIFFERS.because("The renewal is not deferred.");
        events.publish(renewal.resume(clock.instant()));
    }

    /**
     * Undoes the decision and its effect on the contracts, on the same day only. Refuses if somebody has changed since what the decision
     * wrote, because that would be lost.
     */
    void undo(Renewal renewal, Class<? extends Decided> how) {
        if (!how.isInstance(renewal.state())) throw RenewalRefusal.OUTCOME_DIFFERS.because("The record does not have this outcome.");
        var decided = how.cast(renewal.state());
        if (!home.dayOf(decided.at()).equals(home.today()))
            throw RenewalRefusal.UNDO_EXPIRED.because("A decision can be undone only on the same day, in your organisation's time zone.");
        var contract = terms.find(renewal.contract()).orElseThrow(Renewals::withdrawn);
        if (renewal.endedContract() && contract.endsOn() != null && !contract.endsOn().equals(renewal.dueOn()))
            throw RenewalRefusal.CONTRACT_CHANGED.because("The end of the contract was changed after the decision.");
        if (decided instanceof Renewed renewed && renewed.next() != null) takeBack(renewed.next());
        if (renewal.endedContract()) terms.end(renewal.contract(), null);
        events.publish(renewal.undo(clock.instant()));
    }

    private void takeBack(ContractId next) {
        if (terms.isChanged(next)) throw RenewalRefusal.CONTRACT_CHANGED.because("The next contract was changed after the decision.");
        terms.takeBack(next);
    }

    /** Returns the contract with the lines that are in force on the last day of the term. */
    private ContractBody former(Renewal renewal) {
        renewal.requireUndecided();
        return terms.find(renewal.contract(), renewal.dueOn().minusDays(1)).orElseThrow(Renewals::withdrawn);
    }

    /** Returns what a contract is worth that goes on, with the lines that are agreed from the next term on; empty if the win changes it. */
    private Optional<Money> goingOn(Renewal renewal, Win win) {
        var agreed = terms.find(renewal.contract(), renewal.dueOn()).orElseThrow(Renewals::withdrawn);
        return Optional.of(terms.arr(agreed)).filter(worth -> win.isAsBefore(agreed, worth, renewal.dueOn()));
    }

    private static Refusal withdrawn() {
        return RenewalRefusal.RENEWAL_WITHDRAWN.because("The contract of this renewal was deleted.");
    }

    /** Refuses to make a contract for a term that another system has booked: it would count twice. */
    private void requireNoneBooked(Renewal renewal, ContractBody former, NextTerm next) {
        if (next.nextContractId() != null || next.isAnother()) return;
        var from = Objects.requireNonNullElse(next.startsOn(), renewal.dueOn());
        terms.booked(renewal.contract(), former, from).ifPresent(booked -> {
            throw RenewalRefusal.NEXT_CONTRACT_EXISTS.because(
                    Wording.of("The contract {number} of this account begins on that day with the same product. "
                            + "Send its id {id} as `nextContractId`, or the `number` of another contract.")
                            .with("number", booked.number()).with("id", booked.id().text()));
        });
    }

    private Begun follow(Renewal renewal, ContractBody former, ContractId next) {
        if (former.endsOn() == null) terms.end(renewal.contract(), renewal.dueOn());
        var followed = terms.follow(next, renewal.contract(), former, renewal.dueOn());
        renewal.goesOn(followed.startsOn());
        return followed.begun();
    }

    private Begun begin(Renewal renewal, ContractBody former, NextTerm next) {
        if (next.nextContractId() != null) return follow(renewal, former, next.nextContractId());
        var faults = AmountBody.strange(next.arr(), renewal.currency(), "/arr");
        if (!faults.isEmpty()) throw new Invalid(faults);
        var body = next.after(former, renewal.dueOn());
        if (body.startsOn().isBefore(renewal.dueOn()))
            throw new Invalid(List.of(new FieldError("/startsOn", "range", "must not be before the end of the previous term")));
        if (former.endsOn() == null) terms.end(renewal.contract(), renewal.dueOn());
        renewal.goesOn(body.startsOn());
        return terms.begin(body, renewal.contract());
    }

    @Produces
    static FollowedKind followed() {
        return FollowedKind.of("renewal", "renewals", "renewals:read", RenewalId::new, RenewalView.class, RenewalView.SEEN);
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("rnw", "renewals.renewal");
    }

    @Produces
    static TimelineKind timelineKind() {
        return new TimelineKind("renewal", "renewals:read");
    }
}
