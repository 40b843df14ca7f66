package io.perennial.renewals.expansions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.renewals.expansions.ExpansionBody.Kind;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is read. Amounts are in its own currency.
 *
 * @param ownerId who works on it: who was named, else the account's owner
 * @param outcomeAmount what was sold, a year
 * @param outcomeNote why it was lost, or what there is to say of how it was won
 */
public record ExpansionView(
        ExpansionId id,
        AccountId accountId,
        Kind kind,
        String title,
        ShownStage stage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money amount,
        @Nullable LocalDate expectedCloseOn,
        @Nullable MemberId ownerId,
        @Nullable String evidence,
        List<ExternalKey> externalKeys,
        State state,
        @Nullable Instant decidedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money outcomeAmount,
        @Nullable String competitor,
        @Nullable String outcomeNote,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version)
        implements Versioned {
    /** How far the work is; closed once it is decided. */
    public enum ShownStage { IDENTIFIED, QUALIFIED, PROPOSED, CLOSED }

    /** Where it stands. */
    public enum State {
        OPEN, WON, LOST;

        /** Keeps it in a column. */
        @Converter(autoApply = true)
        public static class Kept implements AttributeConverter<State, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable State value) {
                return StoredPlain.word(value);
            }

            @Override
            public @Nullable State convertToEntityAttribute(@Nullable String word) {
                return StoredPlain.value(word, State.class);
            }
        }
    }

    private static final String ALL =
            """
            select id, account_id, kind, title, shown_stage as stage, currency || ' ' || amount as amount, expected_close_on, worked_by as owner_id,
                   evidence, external_keys, state, decided_at, outcome_currency || ' ' || outcome_amount as outcome_amount, competitor, outcome_note,
                   created_at, updated_at, version, account_owner_id, close_order
            from {renewals.live_expansion}
            """;
    private static final String ONE = ALL + " where id = :id and (:viewer::uuid is null or account_owner_id = :viewer)";

    /** What is theirs by name and what is by owning the account, each from its own index. */
    private static final String WORKED_BY =
            """
            l.id in (select e.id from {renewals.expansion} e where e.owner_id = :ownerId and e.deleted_at is null
                     union all
                     select e.id from {accounts.live_account} a join {renewals.expansion} e on e.account_id = a.id
                     where a.owner_id = :ownerId and e.owner_id is null and e.deleted_at is null)
            """;

    static final Listing<ExpansionView> LISTING = Listing.of(ExpansionView.class, ALL, "expectedCloseOn")
            .ownedBy("account_owner_id")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("ownerId", MemberId.class, WORKED_BY)
            .filter("kind", Kind.class, "l.kind = :kind")
            .filter("stage", ShownStage.class, ExpansionView::atStage)
            .filter("state", State.class, ExpansionView::standing)
            .filter("expectedCloseFrom", LocalDate.class, "l.close_order >= :expectedCloseFrom and l.close_order <> 'infinity'")
            .filter("expectedCloseUntil", LocalDate.class, "l.close_order < :expectedCloseUntil")
            .sort("expectedCloseOn", "close_order", "date", "infinity")
            .sort("createdAt", "id", "uuid");

    /** As a word, so that an index of those that stand so can be used. */
    private static String standing(State state) {
        return "l.state = '" + word(state) + "'";
    }

    private static String atStage(ShownStage stage) {
        return stage == ShownStage.CLOSED ? "l.stage = 'closed'" : "l.state = 'open' and l.stage = '" + word(stage) + "'";
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static ExpansionView get(ExpansionId id, Sql sql) {
        return sql.first(ExpansionView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
