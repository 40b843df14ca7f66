package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.slots.Lanes;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.records.Records;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans callbacks from inside, for follow-up rules and other modules: once per account and cause. */
@ApplicationScoped
@BeyondSight("Whether a cause has made a callback already depends on no caller.")
public class CallbackPlans {
    private static final int TRIES = 16;

    /**
     * A callback to plan.
     *
     * @param cause the same text for the same cause, which makes one callback of an account
     * @param owner the member who is to call; null for the account's owner, whose time is not taken, or for the team
     * @param local the time, in {@code zone}; if the owner's time is taken then, the next free one of the following eight hours
     * @param zone null for that of the contact, else of the account, else of the tenant
     */
    public record CallbackPlan(AccountId account, @Nullable ContactId contact, @Nullable TicketId ticket, @Nullable RenewalId renewal,
            String cause,
            String subject, @Nullable MemberId owner, @Nullable TeamId team, @Nullable CallbackChannel channel, LocalDateTime local,
            @Nullable ZoneId zone) {
        private CallbackBody body(LocalDateTime at) {
            return new CallbackBody(account, contact, ticket, renewal, subject, owner, team, null, channel, at, zone, null, null, null,
                    null, null,
                    List.of());
        }
    }

    private static final String KNOWN = "select id from {beyond engagement.callback} where account_id = :account and cause = :cause";
    private static final String BECAUSE = "update engagement.callback set cause = :cause where tenant_id = :tenant and id = :id";

    @Inject Callbacks callbacks;
    @Inject Records records;
    @Inject Lanes lanes;
    @Inject Home home;
    @Inject Sql sql;

    /** Returns the id of the new callback; empty if this cause has made one already. */
    public Optional<CallbackId> plan(CallbackPlan plan) {
        if (sql.first(Known.class, KNOWN, Map.of("account", plan.account(), "cause", plan.cause())).isPresent()) return Optional.empty();
        var id = (CallbackId) records.add(callbacks, plan.body(free(plan)));
        sql.change(BECAUSE, Map.of("cause", plan.cause(), "id", id));
        return Optional.of(id);
    }

    private LocalDateTime free(CallbackPlan plan) {
        var member = plan.owner();
        if (member == null) return plan.local();
        var body = plan.body(plan.local());
        var zone = UsualZones.of(List.of(body), () -> home.settings().zone(), sql).of(body);
        for (int passed = 0; passed < TRIES; passed++) {
            var local = plan.local().plusMinutes((long) passed * CallbackBody.USUAL_MINUTES);
            var start = new CallbackTime(local, zone).instant();
            if (lanes.isFree(member, start, start.plusSeconds(60L * CallbackBody.USUAL_MINUTES))) return local;
        }
        return plan.local();
    }
}
