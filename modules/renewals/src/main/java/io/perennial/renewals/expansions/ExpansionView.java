package io.perennial.renewals.expansions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.StoredPlain;
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
 * A lead in a response. Amounts are in its own currency.
 *
 * @param ownerId the member who works on it: the one named, else the account's owner
 * @param outcomeAmount the amount sold a year
 * @param outcomeNote the reason why it was lost, or a note on how it was won
 */
public record ExpansionView(
        ExpansionId id,
        AccountId accountId,
        String accountName,
        Kind kind,
        String title,
        ShownStage stage,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money amount,
        @Nullable LocalDate expectedCloseOn,
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        @Nullable String evidence,
        List<ExternalKey> externalKeys,
        State state,
        @Nullable Instant decidedAt,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money outcomeAmount,
        @Nullable String competitor,
        @Nullable String outcomeNote,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    /** The stage of the work; closed once the lead is decided. */
    public enum ShownStage { IDENTIFIED, QUALIFIED, PROPOSED, CLOSED }

    /** The state of a lead. */
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

    static final String SEEN =
            """
            select id, account_id,
                   (select a.name from {joined accounts.live_account} a where a.id = account_id) as account_name,
                   kind, title, shown_stage as stage, currency || ' ' || amount as amount, expected_close_on, worked_by as owner_id,
                   (select m.name from {identity.member_name} m where m.id = worked_by) as owner_name,
                   evidence, external_keys, state, decided_at, outcome_currency || ' ' || outcome_amount as outcome_amount, competitor, outcome_note,
                   created_at, updated_at, version, close_order
            from {renewals.visible_expansion}
            """;
    private static final String ONE = SEEN + " where id = :id";

    /** Selects the leads that name the member and those of the member's accounts separately, so that each part uses its own index. */
    private static final String WORKED_BY =
            """
            l.id in (select e.id from {joined renewals.expansion} e where e.owner_id = any(:ownerId) and e.deleted_at is null
                     union all
                     select e.id from {joined accounts.live_account} a join {joined renewals.expansion} e on e.account_id = a.id
                     where a.owner_id = any(:ownerId) and e.owner_id is null and e.deleted_at is null)
            """;

    static final Listing<ExpansionView> LISTING = Expansions.KIND.filtered(Listing.of(ExpansionView.class, SEEN, "expectedCloseOn"))
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("ownerId", MemberId.class, WORKED_BY)
            .filter("kind", Kind.class, "l.kind = :kind")
            .filter("stage", ShownStage.class, ExpansionView::atStage)
            .filter("state", State.class, ExpansionView::standing)
            .filter("expectedCloseFrom", LocalDate.class, "l.close_order >= :expectedCloseFrom and l.close_order <> 'infinity'")
            .filter("expectedCloseUntil", LocalDate.class, "l.close_order < :expectedCloseUntil")
            .sort("expectedCloseOn", "close_order", "date", "infinity")
            .sort("createdAt", "id", "uuid");

    /** Returns a condition with a literal instead of a parameter, so that a partial index on the state can be used. */
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
