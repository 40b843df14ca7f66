package io.perennial.vendors;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import io.perennial.platform.json.SelfChecked;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.queues.QueueId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A grant as it is written: the tickets that are in one of the queues, of an account of one of the segments or among the accounts, and of one
 * of the types. An empty list limits nothing.
 *
 * @param opens null for names of people, free text and attachments
 * @param readableDays for how long a solved ticket can still be read
 * @param from null for now
 * @param until null for no end
 */
public record GrantBody(
        @Size(max = MAXIMUM, message = "must have at most {max} items") List<@NotNull QueueId> queueIds,
        @Size(max = MAXIMUM, message = "must have at most {max} items") List<@NotNull @Characters(max = 100) String> segments,
        @Size(max = MAXIMUM_ACCOUNTS, message = "must have at most {max} items") List<@NotNull AccountId> accountIds,
        @Size(max = MAXIMUM, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = "[a-z0-9_]{1,50}", message = "must be 1 to 50 of a–z, 0–9, _") String> types,
        @Size(max = MAXIMUM_ACTIONS, message = "must have at most {max} items") List<@NotNull Action> actions,
        @Size(max = MAXIMUM_CLASSES, message = "must have at most {max} items") @Nullable List<@NotNull FieldClass> opens,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 365, message = "must be at most {value}")
        @Nullable Integer readableDays,
        @Nullable Instant from,
        @Nullable Instant until) implements SelfChecked {
    private static final int MAXIMUM = 100;
    private static final int MAXIMUM_ACCOUNTS = 1_000;
    private static final int MAXIMUM_ACTIONS = 7;
    private static final int MAXIMUM_CLASSES = 8;
    private static final int USUAL_DAYS = 14;
    private static final List<FieldClass> USUAL = List.of(FieldClass.PERSON_NAMES, FieldClass.FREE_TEXT, FieldClass.ATTACHMENTS);

    /** Sets missing values to their defaults, and drops what is repeated. */
    public GrantBody {
        queueIds = Repeated.once(queueIds, MAXIMUM);
        segments = Repeated.once(segments, MAXIMUM);
        accountIds = Repeated.once(accountIds, MAXIMUM_ACCOUNTS);
        types = Repeated.once(types, MAXIMUM);
        actions = Repeated.once(actions, MAXIMUM_ACTIONS);
        opens = opens == null ? USUAL : Repeated.once(opens, MAXIMUM_CLASSES);
        readableDays = readableDays == null ? USUAL_DAYS : readableDays;
    }

    @Override
    public List<FieldError> faults() {
        var faults = new ArrayList<FieldError>();
        if (queueIds.isEmpty() && segments.isEmpty() && accountIds.isEmpty())
            faults.add(new FieldError("/queueIds", "required", "is required without `segments` and `accountIds`"));
        if (opens != null && !opens.stream().filter(Objects::nonNull).allMatch(FieldClass::isGrantable))
            faults.add(new FieldError("/opens", "rule", "must not have revenue, health or plain, which no grant opens"));
        if (from != null && until != null && !until.isAfter(from)) faults.add(new FieldError("/until", "rule", "must be after from"));
        return faults;
    }
}
