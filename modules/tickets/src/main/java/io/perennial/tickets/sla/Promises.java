package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Terms;
import io.perennial.tickets.sla.Policies.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what the policies promise to tickets. It reads each calendar once. */
final class Promises {
    private final List<Policy> inOrder;
    private final Calendars calendars;
    private final Map<String, Optional<NamedCalendar>> byName = new HashMap<>();
    private final Map<String, NamedCalendar> byCountry = new HashMap<>();

    Promises(List<Policy> inOrder, Calendars calendars) {
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

    /** Returns true if the policy that fits was not there yet at an instant. */
    boolean areYoungerThan(Instant at, ClockedTicket ticket, String severity) {
        return policy(ticket, severity).filter(policy -> policy.since().isAfter(at)).isPresent();
    }

    private Optional<Policy> policy(ClockedTicket ticket, String severity) {
        return inOrder.stream().filter(one -> one.rules().fits(ticket, severity)).findFirst();
    }

    private NamedCalendar calendar(@Nullable String name, @Nullable String country) {
        return Optional.ofNullable(name)
                .flatMap(one -> byName.computeIfAbsent(one, calendars::find))
                .orElseGet(() -> byCountry.computeIfAbsent(country == null ? "" : country, calendars::ofCountry));
    }
}
