package io.perennial.engagement.followup;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackPlans;
import io.perennial.engagement.callbacks.CallbackPlans.CallbackPlan;
import io.perennial.engagement.callbacks.CallbackPlans.Made;
import io.perennial.engagement.slots.Callee;
import io.perennial.engagement.slots.RuleDays;
import io.perennial.engagement.slots.Slot;
import io.perennial.engagement.slots.Slots;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the callbacks that rules make: at the first free time of whoever is to call, from the day on that the rule names, on a day that is not full.
 * If there is none within six weeks, the callback is planned all the same, and a person has to decide when.
 */
@ApplicationScoped
class FollowUpCallbacks {
    private static final long SEARCHED = 14;
    private static final int SEARCHES = 3;
    private static final int MOST_DAYS = 180;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private record Called(ContactId id) {}

    private record Colleague(MemberId id) {}

    /** Prefers who wrote the ticket, then who is known longest. Nobody is called who wishes no calls. */
    private static final String CONTACT =
            """
            select c.id from {accounts.visible_contact} c
            where c.account_id = :account and c.consent ->> 'phone' is distinct from 'denied'
            order by c.id is distinct from (select t.contact_id from {tickets.visible_ticket} t where t.id = :ticket::uuid), c.id
            limit 1
            """;
    private static final String TEAM =
            """
            select distinct m.id from {identity.working_member} m join {identity.team_member} t on t.member_id = m.id
            where t.team_id = :team
            """;

    @Inject CallbackPlans plans;
    @Inject Slots slots;
    @Inject RuleDays days;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    /**
     * Returns the callback that was planned.
     *
     * @param due the first day on which it may be
     * @return empty if the cause has made one before
     */
    Optional<Made> plan(FollowUpAction action, Measured found, String cause, LocalDate due) {
        var contact = sql.first(Called.class, CONTACT, Sql.values("account", found.accountId(), "ticket", found.ticketId())).map(Called::id)
                .orElse(null);
        var plan = new CallbackPlan(found.accountId(), contact, found.ticketId(), found.renewalId(), cause, action.title(), null,
                action.teamId(), action.channel(), undecided(action, found, due).atTime(MORNING), null);
        return plans.plan(plan, free(callers(action, found), new Callee(contact, found.accountId()), due));
    }

    /** Returns the first day on which the account's owner, who has what nobody has time for, may have one more. */
    private LocalDate undecided(FollowUpAction action, Measured found, LocalDate due) {
        var first = due.isAfter(home.today()) ? due : due.plusDays(1);
        if (action.teamId() != null || found.ownerId() == null) return first;
        var full = days.full(found.ownerId(), first, first.plusDays(MOST_DAYS));
        return first.datesUntil(first.plusDays(MOST_DAYS)).filter(day -> !full.contains(day)).findFirst().orElse(first);
    }

    private List<MemberId> callers(FollowUpAction action, Measured found) {
        if (action.memberId() != null) return List.of(action.memberId());
        return action.teamId() == null ? Optional.ofNullable(found.ownerId()).stream().toList() : members(action.teamId());
    }

    private List<MemberId> members(TeamId team) {
        return sql.list(Colleague.class, TEAM, Sql.values("team", team)).stream().map(Colleague::id).toList();
    }

    private List<Slot> free(List<MemberId> callers, Callee callee, LocalDate due) {
        if (callers.isEmpty()) return List.of();
        var full = new HashMap<MemberId, Set<LocalDate>>();
        for (var caller : callers) full.put(caller, days.full(caller, due, due.plusDays(SEARCHES * SEARCHED)));
        var purpose = slots.purpose(null).orElseThrow();
        for (int search = 0; search < SEARCHES; search++) {
            var from = due.plusDays(search * SEARCHED);
            var found = slots.find(purpose, callers, callee, startOf(from), startOf(from.plusDays(SEARCHED)),
                    slot -> !full.getOrDefault(slot.memberId(), Set.of()).contains(LocalDate.ofInstant(slot.startsAt(), zone())));
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }

    private Instant startOf(LocalDate day) {
        return day.equals(home.today()) ? clock.instant() : day.atStartOfDay(zone()).toInstant();
    }

    private ZoneId zone() {
        return home.settings().zone();
    }
}
