package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.SurveyId;
import io.perennial.tickets.TicketId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is written.
 *
 * @param accountId the customer
 * @param invitationId the invitation that it follows; null for an answer of another channel
 * @param score the answer to the scored question
 * @param comment what the respondent adds in own words
 * @param values the answers to the other questions, by their ids
 * @param callMe true if the respondent asks for a call
 * @param seconds the time that it took
 * @param history true for an answer of another system's past, which nobody has to react to
 * @param attributes that the survey declares
 * @param tags by which members sort what was written
 */
public record AnswerBody(
        @NotNull SurveyId surveyId,
        @Nullable AccountId accountId,
        @Nullable ContactId contactId,
        @Nullable TicketId ticketId,
        @Nullable InvitationId invitationId,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 10, message = "must be at most {value}")
        @Nullable Integer score,
        @Characters(max = 4_000) @Nullable String comment,
        @Size(max = 30, message = "must have at most {max} items") Map<String, Object> values,
        @Nullable Locale language,
        @Nullable Boolean callMe,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 86_400, message = "must be at most {value}")
        @Nullable Integer seconds,
        @Nullable Instant answeredAt,
        @Nullable Boolean history,
        @Size(max = 5, message = "must have at most {max} items") Map<String, @NotNull @Pattern(regexp = "[A-Za-z0-9_. -]{1,50}", message = "must be 1 to 50 of A–Z, a–z, 0–9, _ . -") String> attributes,
        @Size(max = MOST_TAGS, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> tags,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<AnswerBody>, SelfChecked {
    private static final int MOST_TAGS = 20;

    /** Replaces missing values by their defaults, and drops the fraction of a second. */
    public AnswerBody {
        values = values == null ? Map.of() : values;
        callMe = callMe != null && callMe;
        history = history != null && history;
        attributes = attributes == null ? Map.of() : attributes;
        tags = Repeated.once(tags, MOST_TAGS);
        if (answeredAt != null) answeredAt = answeredAt.truncatedTo(ChronoUnit.SECONDS);
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        if (contactId != null && accountId == null) return List.of(new FieldError("/accountId", "required", "is required"));
        if (score == null && comment == null && values.isEmpty()) return List.of(new FieldError("/score", "required", "is required"));
        return List.of();
    }

    @Override
    public @Nullable AccountId whole() {
        return accountId;
    }

    /** Returns what was said, without what we note about it. */
    AnswerBody said() {
        return new AnswerBody(surveyId, accountId, contactId, ticketId, invitationId, score, comment, values, language, callMe, seconds,
                answeredAt, history, attributes, List.of(), List.of());
    }

    @Override
    public AnswerBody known(ExternalKey key) {
        return new AnswerBody(surveyId, accountId, contactId, ticketId, invitationId, score, comment, values, language, callMe, seconds,
                answeredAt, history, attributes, tags, key.first(externalKeys));
    }
}
