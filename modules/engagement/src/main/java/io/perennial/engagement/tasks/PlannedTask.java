package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that a part of the program wants to be done.
 *
 * @param cause the name of what it is for, unique in the tenant: the same cause makes no second task, also after the first was dropped
 * @param owner the member who does it; null, without a team, for the account's owner
 * @param sourceId the id of what it comes from
 */
public record PlannedTask(
        String cause,
        AccountId account,
        String title,
        @Nullable String note,
        @Nullable MemberId owner,
        @Nullable TeamId team,
        LocalDate dueOn,
        Priority priority,
        List<String> steps,
        @Nullable TicketId ticket,
        @Nullable RenewalId renewal,
        TaskSource source,
        String sourceId,
        TaskReason reason) {}
