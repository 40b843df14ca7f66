package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.CalendarsOnce;
import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Terms;
import io.perennial.tickets.sla.Policies.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what the policies promise to tickets. */
final class Promises {
    private final List<Policy> inOrder;
    private final Policies policies;
    private final CalendarsOnce calendars;

    Promises(Policies policies, CalendarsOnce calendars) {
        this(policies, policies.inOrder(), calendars);
    }

    /** @param inOrder those of the policies that are applied */
    Promises(Policies policies, List<Policy> inOrder, CalendarsOnce calendars) {
        this.policies = policies;
        this.inOrder = inOrder;
        this.calendars = calendars;
    }

    /** Returns what is promised for a wait: by a person, or by the policy. */
    Optional<Promise> of(ClockedTicket ticket, Wait wait, String severity) {
        if (wait.promisedBy() == null || wait.from() == null) return of(ticket, wait.kind(), severity);
        return Optional.of(Promise.of(wait.from(), wait.promisedBy(), calendar(Calendars.ALWAYS, null)));
    }

    /** Returns what the first policy that fits promises. Who is answered live needs no promise of a first response. */
    private Optional<Promise> of(ClockedTicket ticket, ClockKind kind, String severity) {
        if (kind == ClockKind.FIRST_RESPONSE && ticket.isAnsweredLive()) return Optional.empty();
        return policy(ticket, severity).flatMap(policy -> Optional.ofNullable(policy.rules().target(kind)).map(target -> {
            var calendar = calendar(policy.rules().calendar(), ticket.country());
            var rules = policy.rules();
            return new Promise(
                    new Terms(policy.name(), policy.version(), calendar.name(), calendar.time(), target, rules.floorPercent()),
                    rules.pauses());
        }));
    }

    /**
     * Returns since when something is promised for a wait, if the wait had begun before: since the policy that fits promises it; and from now
     * on, if the ticket is known already and its account has changed.
     */
    Optional<Instant> youngerThan(Wait wait, TicketPast past, Instant now) {
        var created = past.ticket().createdAt();
        var began = wait.from() == null || wait.from().isBefore(created) ? created : wait.from();
        var severity = past.steps().getLast().severity();
        var promised = policy(past.ticket(), severity).filter(policy -> policy.since().isAfter(began))
                .map(policy -> since(policy, wait.kind(), past.ticket(), severity)).filter(since -> since.isAfter(began));
        if (wait.from() != null) return wait.promisedBy() == null ? promised : Optional.empty();
        return promised.isPresent() || past.isKnown() ? Optional.of(now) : Optional.empty();
    }

    /** Earlier versions of a policy may have promised it already. */
    private Instant since(Policy policy, ClockKind kind, ClockedTicket ticket, String severity) {
        return policies.versions(policy.name()).stream()
                .filter(one -> one.rules().target(kind) != null && one.rules().fits(ticket, severity))
                .map(Policy::since).min(Comparator.naturalOrder()).orElse(policy.since());
    }

    private Optional<Policy> policy(ClockedTicket ticket, String severity) {
        return inOrder.stream().filter(one -> one.rules().fits(ticket, severity)).findFirst();
    }

    private NamedCalendar calendar(@Nullable String name, @Nullable String country) {
        return Optional.ofNullable(name).flatMap(calendars::find).orElseGet(() -> calendars.ofCountry(country));
    }
}
