package io.perennial.accounts.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is read: what was written, and what follows from it today.
 *
 * @param effectiveOn the day from which {@code lines}, which are those of today, count; null for the start
 * @param versions all lines by day; null if they never change
 * @param status whether it counts today in the tenant's zone
 * @param withoutRate true if there is no exchange rate for its currency today, so that no revenue includes it
 * @param arr annual recurring revenue while it counts, in its own currency; see {@link RecurringRevenue}
 * @param renewsOn its end if it has one, else the end of its current term
 * @param noticeReceivedOn the day on which notice was received; null without one
 */
public record ContractView(
        ContractId id,
        AccountId accountId,
        String accountName,
        String number,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String term,
        @Nullable String renewalTerm,
        boolean autoRenew,
        @Nullable String noticePeriod,
        @Nullable Billing billing,
        Currency currency,
        @Nullable LocalDate effectiveOn,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ContractLine> lines,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ContractVersion> versions,
        List<ExternalKey> externalKeys,
        ContractStatus status,
        boolean withoutRate,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money mrr,
        @Nullable LocalDate renewsOn,
        @Nullable LocalDate noticeReceivedOn,
        Notice.@Nullable By noticeBy,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    /** Compares with the currency of the account, which is that of the tenant. */
    private static final String WITHOUT_RATE =
            """
            currency <> (select a.currency from {joined accounts.live_account} a where a.id = c.account_id)
            and not exists (select from {accounts.rate_period} r
                            where r.currency = c.currency and r.effective_from <= :today and :today < r.effective_until)""";

    /** Needs the tenant's current day as {@code :today}; {@code renews_on} was counted for the same day. */
    static final String SEEN =
            """
            select id, account_id,
                   (select a.name from {joined accounts.live_account} a where a.id = account_id) as account_name,
                   number, starts_on, ends_on, 'P' || term_months || 'M' as term,
                   'P' || renewal_term_months || 'M' as renewal_term, auto_renew, notice_period,
                   billing, currency, lines_from as effective_on, lines, versions, external_keys, accounts.standing(starts_on, ends_on, :today) as status,
                   %s as without_rate,
                   currency || ' ' || arr as arr, currency || ' ' || mrr as mrr, renews_on, notice_received_on, notice_by,
                   created_at, updated_at, version
            from {accounts.visible_contract} c
            """.formatted(WITHOUT_RATE);
    private static final String ONE = SEEN + " where id = :id";

    static final Listing<ContractView> LISTING = Contracts.KIND.filtered(Listing.of(ContractView.class, SEEN, "number"))
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("status", ContractStatus.class, ContractView::standing)
            .filter("renewsFrom", LocalDate.class, "l.renews_on >= :renewsFrom")
            .filter("renewsUntil", LocalDate.class, "l.renews_on < :renewsUntil")
            .sort("number", "number", "text")
            .sort("startsOn", "starts_on", "date")
            .sort("renewsOn", "renews_on", "date", "infinity");

    /**
     * Returns the condition on a status. The part about {@code renews_on} follows from the rest. With it, a list sorted by renewal skips
     * the contracts that ended long ago.
     */
    static String standing(ContractStatus status) {
        return switch (status) {
            case UPCOMING -> "l.starts_on > :today and l.renews_on >= :today and l.ends_on is distinct from l.starts_on";
            case OPEN -> "accounts.counts(l.starts_on, l.ends_on, :today) and l.renews_on >= :today";
            case ENDED -> "l.ends_on <= :today and l.renews_on <= :today and l.ends_on > l.starts_on";
            case CANCELLED -> "l.ends_on = l.starts_on";
        };
    }

    static ContractView get(ContractId id, LocalDate today, Sql sql) {
        return sql.first(ContractView.class, ONE, Map.of("id", id, "today", today)).orElseThrow(NotFound::here);
    }
}
