package io.perennial.engagement.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task in a response.
 *
 * @param ownerId the member who does it: the one named, else, if no team is named, the account's owner
 * @param dueOn the day, also of work days
 * @param provisional true if {@code dueOn} follows from work days and holidays that are not published yet may move it
 * @param dueUntil the instant at which it is late
 * @param sourceId the id of what it comes from
 * @param reason why a rule made it
 * @param outcome what was said when it was done, or why it was dropped
 */
public record TaskView(
        TaskId id,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        String title,
        @Nullable String note,
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        @Nullable TeamId teamId,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        @Nullable Integer dueInWorkDays,
        boolean provisional,
        @Nullable Instant dueUntil,
        Priority priority,
        List<ChecklistItem> checklist,
        @Nullable TicketId ticketId,
        @Nullable RenewalId renewalId,
        TaskSource source,
        @Nullable String sourceId,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason reason,
        @Nullable Instant snoozedUntil,
        TaskState state,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    /** Says whose a task is, as seen by the caller. */
    private enum Whose { ME, TEAM, NONE }

    static final String SEEN =
            """
            select id, account_id, (select a.name from {joined accounts.live_account} a where a.id = t.account_id) as account_name,
                   title, note, worked_by as owner_id,
                   (select m.name from {identity.member_name} m where m.id = t.worked_by) as owner_name,
                   team_id, due_on, due_at, due_in_work_days, due_provisional as provisional, due_until, priority, checklist, ticket_id, renewal_id, source, source_id, reason,
                   snoozed_until, state, closed_at, outcome, external_keys, created_at, updated_at, version, due_order
            from {engagement.visible_task} t
            """;
    private static final String ONE = SEEN + " where id = :id";

    /** Selects the tasks that name the member and those of the member's accounts separately, so that each part uses its own index. */
    private static final String WORKED_BY =
            """
            l.id in (select e.id from {joined engagement.task} e where e.owner_id = any(:ownerId) and e.deleted_at is null
                     union all
                     select e.id from {joined accounts.live_account} a join {joined engagement.task} e on e.account_id = a.id
                     where a.owner_id = any(:ownerId) and e.owner_id is null and e.team_id is null and e.deleted_at is null)
            """;
    private static final String TEAMS = "l.team_id in (select m.team_id from {identity.team_member} m where m.member_id = '%s')";

    static final Listing<TaskView> LISTING = Tasks.KIND.filtered(Listing.of(TaskView.class, SEEN, "dueUntil"))
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("ownerId", MemberId.class, WORKED_BY)
            .filter("teamId", TeamId.class, "l.team_id = :teamId")
            .filter("whose", Whose.class, TaskView::of)
            .filter("state", TaskState.class, state -> "l.state = '" + state.name().toLowerCase(Locale.ROOT) + "'")
            .filter("source", TaskSource.class, "l.source = :source")
            .filter("ticketId", TicketId.class, "l.ticket_id = :ticketId")
            .filter("renewalId", RenewalId.class, "l.renewal_id = :renewalId")
            .filter("snoozed", Boolean.class, snoozed -> snoozed ? "l.snoozed_until > now()" : "l.snoozed_until > now() is not true")
            .filter("dueBefore", Instant.class, "l.due_order < :dueBefore")
            .sort("dueUntil", "due_order", "timestamptz", "infinity")
            .sort("createdAt", "id", "uuid");

    private static String of(Whose whose) {
        var me = Call.current().caller();
        return switch (whose) {
            case ME -> WORKED_BY.replace("any(:ownerId)", "'" + me + "'");
            case TEAM -> TEAMS.formatted(me);
            case NONE -> "l.owner_id is null and l.team_id is null";
        };
    }

    static TaskView get(TaskId id, Sql sql) {
        return sql.first(TaskView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
