package io.perennial.renewals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.AccountStanding;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.accounts.contracts.Notice;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.NumberForm;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A renewal in a response. Amounts are in the contract's currency.
 *
 * @param dueOn the end of the term, the first day on which the contract would no longer count
 * @param decisionOn the last day on which the contract can still be ended for that day
 * @param ownerId the member who works on it: the one named, else the account's owner
 * @param targetArr the ARR of the contract, which is the amount to keep
 * @param convertedArr the same in the tenant's currency at the day's rate, in lists only, like {@code health}: both change without the renewal
 * @param likelihood in basis points
 * @param outcomeArr the ARR for which it was renewed
 * @param byItself true if nobody decided: it was won, because the contract renews itself, or lost, because it ended
 * @param nextContractId the contract that was made for the next term
 * @param renewedLate true if the next term began after the day on which it was due
 * @param noticeReceivedOn the day on which notice was received for this term; null without one
 */
public record RenewalView(
        RenewalId id,
        AccountId accountId,
        String accountName,
        ContractId contractId,
        LocalDate dueOn,
        LocalDate decisionOn,
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money targetArr,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money convertedArr,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money forecastArr,
        @Classified(FieldClass.HEALTH) @Nullable Integer likelihood,
        Category category,
        ShownStage stage,
        @Classified(FieldClass.HEALTH) List<String> riskReasons,
        @Nullable String nextStep,
        @Nullable String competitor,
        @Nullable String notes,
        State state,
        @Nullable LocalDate deferredUntil,
        @Nullable Instant decidedAt,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money outcomeArr,
        boolean byItself,
        @Nullable String reason,
        @Nullable String outcomeNote,
        @Nullable ContractId nextContractId,
        boolean renewedLate,
        @Nullable LocalDate noticeReceivedOn,
        Notice.@Nullable By noticeBy,
        Instant createdAt,
        Instant updatedAt,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountStanding health,
        long version) implements Versioned {
    /** The stage of the work; closed once the renewal is decided. */
    public enum ShownStage {
        UPCOMING, IN_PROGRESS, NEGOTIATING, VERBAL, CLOSED
    }

    /** The state of a renewal. */
    public enum State {
        OPEN, DEFERRED, WON, LOST, DOWNSOLD, WITHDRAWN;

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

    private static final String RENEWALS =
            """
            select id, account_id,
                   (select a.name from {joined accounts.live_account} a where a.id = r.account_id) as account_name,
                   contract_id, due_on, decision_on, worked_by as owner_id,
                   (select m.name from {identity.member_name} m where m.id = worked_by) as owner_name, currency || ' ' || target_arr as target_arr,
                   currency || ' ' || coalesce(forecast_arr, target_arr) as forecast_arr, likelihood, category, shown_stage as stage,
                   risk_reasons, next_step, competitor, notes, state, deferred_until, decided_at, currency || ' ' || outcome_arr as outcome_arr,
                   by_itself, reason, outcome_note, next_contract_id, renewed_late, notice_received_on, notice_by, created_at, updated_at, version, segment, target_order
            """;
    /** Needs the tenant's currency as {@code :currency} and its decimals as {@code :decimals}. */
    static final String ALL = RENEWALS
            + """
            , :currency || ' ' || renewals.due_arr(target_arr, target_exact, target_parts, rate, :decimals) as converted_arr,
                   renewals.due_arr(target_arr, target_exact, target_parts, rate, :decimals) as converted,
                   (select jsonb_build_object('score', h.score, 'band', h.band, 'bandSince', h.band_since, 'coverage', h.coverage, 'trend', h.trend)
                    from {joined accounts.health} h where h.account_id = r.account_id) as health
            from {renewals.visible_renewal} r
            """;
    static final String SEEN = RENEWALS
            + ", null::text as converted_arr, null::jsonb as health from {renewals.visible_renewal} r";
    private static final String ONE = SEEN + " where id = :id";

    private static final NumberForm AMOUNTS = new NumberForm(0, 999_999_999);

    /** Names what a renewal may lack. */
    enum Lacking {
        OWNER("owner_id"), NEXT_STEP("next_step"), LIKELIHOOD("likelihood");

        private final String column;

        Lacking(String column) {
            this.column = column;
        }

        String condition() {
            return "l." + column + " is null";
        }
    }

    public static final Listing<RenewalView> LISTING = Listing.of(RenewalView.class, ALL, "dueOn")
            .byIds(RenewalId.class)
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("ownerId", MemberId.class, "l.owner_id = :ownerId")
            .filter("segment", TextForm.upTo(50), "l.segment = :segment")
            .filter("category", Category.class, "l.category = :category")
            .filter("stage", ShownStage.class, "l.stage = :stage")
            .filter("state", State.class, RenewalView::standing)
            .filter("resolutionAsked", Boolean.class, RenewalView::asked)
            .filter("quarter", Quarter.FORM, Quarter::due)
            .filter("without", Lacking.class, Lacking::condition)
            .filter("band", TextForm.upTo(20),
                    "exists (select from {joined accounts.health} h where h.account_id = l.account_id and h.band = any(:band))")
            .filter("targetArrFrom", AMOUNTS, "l.target_order >= :targetArrFrom::bigint * 1000")
            .filter("targetArrUntil", AMOUNTS, "l.target_order < :targetArrUntil::bigint * 1000")
            .filter("decisionFrom", LocalDate.class, "l.decision_on >= :decisionFrom")
            .filter("decisionUntil", LocalDate.class, "l.decision_on < :decisionUntil")
            .filter("dueFrom", LocalDate.class, "l.due_on >= :dueFrom")
            .filter("dueUntil", LocalDate.class, "l.due_on < :dueUntil")
            .sort("dueOn", "due_on", "date")
            .sort("decisionOn", "decision_on", "date")
            .sort("targetArr", "target_order", "bigint");

    /** Returns a condition with a literal instead of a parameter, so that a partial index on the state can be used. */
    private static String standing(State state) {
        return "l.state = '" + state.name().toLowerCase(Locale.ROOT) + "'";
    }

    /** Returns the condition that a resolution is asked for at one horizon or more. */
    private static String asked(boolean wanted) {
        return (wanted ? "" : "not ")
                + "(l.state in ('open', 'deferred') and exists (select from {joined renewals.renewal_call} k where k.renewal_id = l.id and k.resolution_asked))";
    }

    static RenewalView get(RenewalId id, Sql sql) {
        return sql.first(RenewalView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
