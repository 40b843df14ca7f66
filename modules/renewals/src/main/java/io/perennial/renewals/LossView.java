package io.perennial.renewals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A renewal that was lost or downsold, with what was known before.
 *
 * @param lostArr the part of the ARR due that was lost
 * @param risks the risks that were named by then, including those that were dropped again
 * @param foreseen true if, on a day before the decision's, a risk was named or one of the two calls was {@code at_risk} or
 *     {@code will_churn}
 */
public record LossView(
        RenewalId id,
        AccountId accountId,
        String accountName,
        ContractId contractId,
        LocalDate dueOn,
        Instant decidedAt,
        Kind state,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money lostArr,
        String reason,
        @Nullable String competitor,
        @Classified(FieldClass.HEALTH) List<EarlierRisk> risks,
        boolean foreseen) {
    /** The extent of the loss: all or a part. */
    public enum Kind { LOST, DOWNSOLD }

    /**
     * @param namedOn in the tenant's time zone
     * @param daysBefore the number of days before the decision; 0 on the same day
     */
    public record EarlierRisk(String reason, LocalDate namedOn, int daysBefore) {}

    private static final String LOSSES =
            """
            select r.id, r.account_id, (select a.name from {joined accounts.live_account} a where a.id = r.account_id) as account_name,
                   r.contract_id, r.due_on, r.decided_at, r.state, r.currency || ' ' || (r.target_arr - coalesce(r.outcome_arr, 0)) as lost_arr,
                   r.reason, r.competitor, r.segment,
                   coalesce((select jsonb_agg(jsonb_build_object('reason', n.reason, 'namedOn', (n.named_at at time zone :zone)::date,
                                                                 'daysBefore', (r.decided_at at time zone :zone)::date - (n.named_at at time zone :zone)::date)
                                              order by n.named_at, n.reason)
                             from {joined renewals.named_risk} n where n.renewal_id = r.id and n.named_at <= r.decided_at), '[]') as risks,
                   exists (select from {joined renewals.named_risk} n
                           where n.renewal_id = r.id and (n.named_at at time zone :zone)::date < (r.decided_at at time zone :zone)::date)
                   or exists (select from {joined renewals.renewal_call} c
                              where c.renewal_id = r.id
                                and (c.automated in ('at_risk', 'will_churn') and c.automated_on < (r.decided_at at time zone :zone)::date
                                     or c.answer in ('at_risk', 'will_churn') and (c.said_at at time zone :zone)::date < (r.decided_at at time zone :zone)::date)) as foreseen
            from {renewals.visible_renewal} r
            where r.state in ('lost', 'downsold')
            """;

    static final Listing<LossView> LISTING = Listing.of(LossView.class, LOSSES, "-dueOn")
            .filter("from", LocalDate.class, "l.due_on >= :from")
            .filter("to", LocalDate.class, "l.due_on < :to")
            .filter("state", Kind.class, "l.state = :state")
            .filter("reason", TextForm.upTo(100), "l.reason = :reason")
            .filter("segment", TextForm.upTo(50), "l.segment = :segment")
            .always("dueOn", "due_on", "date");
}
