package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task in a request.
 *
 * @param accountId the customer that it is about; null if it is about none
 * @param ownerId the member who does it; without owner and team, the account's owner
 * @param teamId the team of which any member may do it
 * @param dueInWorkDays work days from the day of its creation, by the calendar of the account's country
 */
public record TaskBody(
        @Nullable AccountId accountId,
        @NotNull @Characters(max = 200) String title,
        @Characters(max = 5_000) @Nullable String note,
        @Nullable MemberId ownerId,
        @Nullable TeamId teamId,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 250, message = "must be at most {value}")
        @Nullable Integer dueInWorkDays,
        @Nullable Priority priority,
        @Size(max = 50, message = "must have at most {max} items") List<@NotNull @Valid ChecklistItem> checklist,
        @Nullable TicketId ticketId,
        @Nullable RenewalId renewalId,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<TaskBody>, SelfChecked {
    /** Sets missing values to their defaults, and removes duplicate external keys. */
    public TaskBody {
        priority = priority == null ? Priority.NORMAL : priority;
        if (dueAt != null) dueAt = dueAt.truncatedTo(ChronoUnit.SECONDS);
        checklist = checklist == null ? List.of() : checklist;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        var errors = new ArrayList<FieldError>();
        if (Stream.of(dueOn, dueAt, dueInWorkDays).filter(Objects::nonNull).count() > 1)
            errors.add(new FieldError("", "rule", "must have at most one of `dueOn`, `dueAt` and `dueInWorkDays`"));
        return errors;
    }

    @Override
    public @Nullable AccountId whole() {
        return accountId;
    }

    @Override
    public TaskBody known(ExternalKey key) {
        return new TaskBody(
                accountId, title, note, ownerId, teamId, dueOn, dueAt, dueInWorkDays, priority, checklist, ticketId, renewalId,
                key.first(externalKeys));
    }
}
