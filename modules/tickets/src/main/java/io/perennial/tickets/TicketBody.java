package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import io.perennial.tickets.matching.Asker;
import io.perennial.tickets.queues.QueueId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is written.
 *
 * @param accountId the customer; null as long as nobody knows whose request it is
 * @param occurredAt the time at which it broke
 * @param reportedAt the time at which it reached the tenant; if it is missing, the time at which the ticket is created
 * @param expectedBy the time by which the customer wishes to have it done
 * @param acknowledgedAt of a complaint: the time at which the customer was told that it is taken up
 * @param responsibleParty of a complaint: who answers for what happened
 * @param queueId null leaves it where it is
 * @param history true for facts of another system: they start no clocks
 * @param state where it stands, of history only; so are the three times after it
 */
public record TicketBody(
        @Nullable AccountId accountId,
        @Nullable ContactId contactId,
        @Classified(FieldClass.CONTACT_DETAILS) @Valid @Nullable Requester requester,
        @NotNull @Characters(max = 200) String subject,
        @Pattern(regexp = WORD, message = "must be 1 to 50 of a–z, 0–9, _") @Nullable String type,
        @Pattern(regexp = PATH, message = "must be at most three words of a–z, 0–9, _ with / between them") @Nullable String category,
        @Characters(max = 100) @Nullable String product,
        @Nullable Severity severity,
        @Nullable Degree impact,
        @Nullable Degree urgency,
        @Pattern(regexp = WORD, message = "must be 1 to 50 of a–z, 0–9, _") @Nullable String channel,
        @Nullable Locale language,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 3, message = "must be at most {value}") @Nullable Integer tier,
        @Size(max = MAXIMUM_TAGS, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> tags,
        @Nullable Instant occurredAt,
        @Nullable Instant reportedAt,
        @Nullable Precision precision,
        @Nullable Instant expectedBy,
        @Nullable Instant acknowledgedAt,
        @Characters(max = 200) @Nullable String responsibleParty,
        @Nullable QueueId queueId,
        @Nullable Boolean history,
        @Nullable TicketStatus state,
        @Nullable Instant firstRepliedAt,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<TicketBody>, SelfChecked {
    private static final int MAXIMUM_TAGS = 20;
    private static final String COMPLAINT = "complaint";
    static final String WORD = "[a-z0-9_]{1,50}";
    static final String PATH = "[a-z0-9_]{1,50}(/[a-z0-9_]{1,50}){0,2}";

    /** Sets missing values to their defaults, and keeps a repeated tag or key once. */
    public TicketBody {
        type = type == null ? "request" : type;
        severity = severity == null ? Severity.GENERAL : severity;
        channel = channel == null ? "api" : channel;
        tier = tier == null ? 1 : tier;
        tags = Repeated.once(tags, MAXIMUM_TAGS);
        precision = precision == null ? Precision.INSTANT : precision;
        history = history != null && history;
        occurredAt = seconds(occurredAt);
        reportedAt = seconds(reportedAt);
        expectedBy = seconds(expectedBy);
        acknowledgedAt = seconds(acknowledgedAt);
        firstRepliedAt = seconds(firstRepliedAt);
        solvedAt = seconds(solvedAt);
        closedAt = seconds(closedAt);
        externalKeys = ExternalKey.once(externalKeys);
    }

    /** Drops the fraction of a second, because clocks count whole seconds. */
    static @Nullable Instant seconds(@Nullable Instant at) {
        return Maybe.map(at, one -> one.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public List<FieldError> faults() {
        var errors = new ArrayList<FieldError>();
        if (!isComplaint()) {
            ofComplaints(acknowledgedAt, "/acknowledgedAt", errors);
            ofComplaints(responsibleParty, "/responsibleParty", errors);
        }
        if (Boolean.TRUE.equals(history)) return errors;
        only(state, "/state", errors);
        only(firstRepliedAt, "/firstRepliedAt", errors);
        only(solvedAt, "/solvedAt", errors);
        only(closedAt, "/closedAt", errors);
        return errors;
    }

    private static void only(@Nullable Object fact, String pointer, List<FieldError> errors) {
        if (fact != null) errors.add(new FieldError(pointer, "rule", "must be missing unless `history` is true"));
    }

    private static void ofComplaints(@Nullable Object value, String pointer, List<FieldError> errors) {
        if (value != null) errors.add(new FieldError(pointer, "rule", "must be missing unless `type` is `complaint`"));
    }

    boolean isComplaint() {
        return COMPLAINT.equals(type);
    }

    /** Returns who asks, if nobody has said whose request it is. */
    Optional<Asker> asker() {
        if (accountId != null || contactId != null || requester == null) return Optional.empty();
        return Optional.of(new Asker(Objects.requireNonNull(channel), requester.channelId(), requester.email(), requester.phone()));
    }

    /** Returns the content of a ticket of the same customer about the same matter. */
    TicketBody like(@Nullable String other, @Nullable String through, Instant reported) {
        return new TicketBody(
                accountId, contactId, requester, other == null ? subject : other, type, category, product, severity, impact, urgency,
                through,
                language, null, tags, null, reported, null, null, null, isComplaint() ? responsibleParty : null, queueId, false, null, null,
                null, null, List.of());
    }

    @Override
    public @Nullable AccountId whole() {
        return accountId;
    }

    @Override
    public TicketBody known(ExternalKey key) {
        return new TicketBody(
                accountId, contactId, requester, subject, type, category, product, severity, impact, urgency, channel, language, tier, tags,
                occurredAt, reportedAt, precision, expectedBy, acknowledgedAt, responsibleParty, queueId, history, state, firstRepliedAt,
                solvedAt, closedAt,
                key.first(externalKeys));
    }
}
