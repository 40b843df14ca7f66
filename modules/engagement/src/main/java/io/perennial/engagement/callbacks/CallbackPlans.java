package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.slots.Lanes;
import io.perennial.engagement.slots.Slot;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.records.Records;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans callbacks from inside, for follow-up rules and other modules: once per account and cause. */
@ApplicationScoped
@BeyondSight("Whether a cause has made a callback already depends on no caller, and of moves only the caller's own are counted.")
public class CallbackPlans {
    private static final int TRIES = 5;
    private static final String BY_CONTACT = "On the booking page";

    /**
     * A callback to plan.
     *
     * @param cause the same text for the same cause, which makes one callback of an account
     * @param owner the member who is to call; null for the account's owner, whose time is not taken, or for the team
     * @param local the time, in {@code zone}
     * @param zone null for that of the contact, else of the account, else of the tenant
     */
    public record CallbackPlan(AccountId account, @Nullable ContactId contact, @Nullable TicketId ticket, @Nullable RenewalId renewal,
            String cause,
            String subject, @Nullable MemberId owner, @Nullable TeamId team, @Nullable CallbackChannel channel, LocalDateTime local,
            @Nullable ZoneId zone) {
        private CallbackPlan at(Slot slot) {
            return new CallbackPlan(account, contact, ticket, renewal, cause, subject, slot.memberId(), team, channel, slot.local(),
                    slot.zone());
        }

        private CallbackBody body(LocalDateTime at, @Nullable Integer minutes) {
            return new CallbackBody(account, contact, ticket, renewal, subject, owner, team, null, channel, at, zone, minutes, null, null,
                    null, null,
                    List.of());
        }
    }

    private static final String KNOWN = "select id from {beyond engagement.callback} where account_id = :account and cause = :cause";
    private static final String MOVES =
            "select count(*) from {beyond engagement.callback_move} where callback_id = :callback and asked_by = 'contact' and made_by = :me";
    private static final String BECAUSE = "update engagement.callback set cause = :cause where tenant_id = :tenant and id = :id";

    @Inject Callbacks callbacks;
    @Inject Records records;
    @Inject Calling calling;
    @Inject Lanes lanes;
    @Inject Sql sql;

    /**
     * Plans a callback at the first of some free times that is still free then, with the member whose time it is; if none is, at the time of
     * the plan, without anybody's time, and lets a person decide.
     *
     * @param free in the order of preference
     * @return the new callback; empty if this cause has made one already
     */
    public Optional<Made> plan(CallbackPlan plan, List<Slot> free) {
        if (sql.first(Known.class, KNOWN, Map.of("account", plan.account(), "cause", plan.cause())).isPresent()) return Optional.empty();
        var made = free.stream().limit(TRIES)
                .flatMap(slot -> book(plan.at(slot), null).map(id -> new Made(id, slot.startsAt())).stream()).findFirst()
                .orElseGet(() -> undecided(plan));
        sql.change(BECAUSE, Map.of("cause", plan.cause(), "id", made.id()));
        return Optional.of(made);
    }

    private Made undecided(CallbackPlan plan) {
        var id = (CallbackId) records.add(callbacks, plan.body(plan.local(), null).withoutOwner());
        var callback = records.find(callbacks, id).orElseThrow(NotFound::here);
        calling.question(callback, CallbackQuestion.NO_FREE_TIME);
        return new Made(id, callback.startsAt());
    }

    /** Books a slot that a contact has chosen, who wishes this call whatever they said of calls. Returns empty if the time is taken meanwhile. */
    public Optional<CallbackId> bookAsWished(CallbackPlan plan, @Nullable Integer minutes) {
        var booked = book(plan, minutes);
        booked.flatMap(id -> records.find(callbacks, id))
                .filter(callback -> callback.standing().question() == CallbackQuestion.CONSENT_WITHDRAWN)
                .ifPresent(callback -> calling.question(callback, null));
        return booked;
    }

    private Optional<CallbackId> book(CallbackPlan plan, @Nullable Integer minutes) {
        try {
            return Optional.of((CallbackId) records.add(callbacks, plan.body(plan.local(), minutes)));
        } catch (Refusal refused) {
            if (refused.reason() == CallbackRefusal.SLOT_TAKEN) return Optional.empty();
            throw refused;
        }
    }

    /** A callback that was planned, and when it takes place. */
    public record Made(CallbackId id, Instant startsAt) {}

    /**
     * A callback that a contact has booked.
     *
     * @param moves how often whoever asks has moved it at a contact's wish
     */
    public record Booked(
            CallbackId id, Instant startsAt, LocalDateTime local, ZoneId zone, @Nullable MemberId member, boolean isOpen, int moves) {
        public boolean isAt(LocalDateTime otherLocal, ZoneId otherZone, MemberId other) {
            return local.equals(otherLocal) && zone.equals(otherZone) && other.equals(member);
        }
    }

    /** Finds a callback, and locks it. */
    public Optional<Booked> find(CallbackId id) {
        return records.find(callbacks, id).map(one -> new Booked(id, one.startsAt(), one.time().local(), one.time().zone(), one.owner(),
                one.standing().isOpen(), Math.toIntExact(moves(id))));
    }

    private long moves(CallbackId id) {
        return sql.number(MOVES, Map.of("callback", id, "me", Call.current().actor()));
    }

    /** Moves a callback because its contact wishes it. Returns false if the time is taken; if it is taken in this moment, refuses. */
    public boolean move(CallbackId id, LocalDateTime local, ZoneId zone) {
        var callback = records.find(callbacks, id).orElseThrow(NotFound::here);
        var start = new CallbackTime(local, zone).instant();
        var member = callback.owner();
        if (member != null && !lanes.isFree(member, start, start.plusSeconds(60L * callback.minutes()))) return false;
        calling.move(callback, local, zone, BY_CONTACT, AskedBy.CONTACT);
        return true;
    }

    /** Withdraws a callback because its contact wishes it. */
    public void withdraw(CallbackId id) {
        records.find(callbacks, id).ifPresent(callback -> calling.withdraw(callback, AskedBy.CONTACT, BY_CONTACT));
    }
}
