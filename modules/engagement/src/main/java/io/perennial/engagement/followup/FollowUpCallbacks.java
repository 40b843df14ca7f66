package io.perennial.engagement.followup;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.callbacks.CallbackPlans;
import io.perennial.engagement.callbacks.CallbackPlans.CallbackPlan;
import io.perennial.engagement.slots.Slot;
import io.perennial.engagement.slots.Slots;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans the callbacks that rules make: at the first free time of whoever is to call, from the day on that the rule names. If there is none within
 * two weeks, the callback is planned all the same, and a person has to decide when.
 */
@ApplicationScoped
class FollowUpCallbacks {
    private static final Duration SEARCHED = Duration.ofDays(14);
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
            select distinct m.id from {identity.active_member} m join {identity.team_member} t on t.member_id = m.id
            where t.team_id = :team
            """;

    @Inject CallbackPlans plans;
    @Inject Slots slots;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    /**
     * Returns the callback that was planned.
     *
     * @param due the first day on which it may be
     * @return empty if the cause has made one before
     */
    Optional<CallbackId> plan(FollowUpAction action, Measured found, String cause, LocalDate due) {
        var contact = sql.first(Called.class, CONTACT, Sql.values("account", found.accountId(), "ticket", found.ticketId())).map(Called::id)
                .orElse(null);
        var plan = new CallbackPlan(found.accountId(), contact, found.ticketId(), found.renewalId(), cause, action.title(), null,
                action.teamId(), action.channel(), (due.isAfter(home.today()) ? due : due.plusDays(1)).atTime(MORNING), null);
        return plans.plan(plan, free(callers(action, found), contact, due));
    }

    private List<MemberId> callers(FollowUpAction action, Measured found) {
        if (action.memberId() != null) return List.of(action.memberId());
        return action.teamId() == null ? Optional.ofNullable(found.ownerId()).stream().toList() : members(action.teamId());
    }

    private List<MemberId> members(TeamId team) {
        return sql.list(Colleague.class, TEAM, Sql.values("team", team)).stream().map(Colleague::id).toList();
    }

    private List<Slot> free(List<MemberId> callers, @Nullable ContactId contact, LocalDate due) {
        if (callers.isEmpty()) return List.of();
        var from = due.equals(home.today()) ? clock.instant() : startOf(due);
        return slots.find(slots.purpose(null).orElseThrow(), callers, contact, from, from.plus(SEARCHED));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(home.settings().zone()).toInstant();
    }
}
