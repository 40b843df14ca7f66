package io.perennial.renewals.due;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.RenewalId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A term that ends on or after a day, of a contract that ran on that day: it was, or would have been, due for renewal as seen from that
 * day. It is computed from the contracts as they are now.
 *
 * @param id the id of the contract
 * @param renewalId the renewal of the contract for that day, if there is one
 */
public record DueTerm(
        ContractId id, AccountId accountId, String accountName, String number, LocalDate dueOn, LocalDate decisionOn, boolean autoRenew,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr, @Nullable RenewalId renewalId) {
    private static final String TERMS =
            """
            select c.id, c.account_id, a.name as account_name, c.number, e.due_on, renewals.decision_day(e.due_on, c.notice_period) as decision_on, c.auto_renew,
                   c.currency || ' ' || accounts.arr_on(c.arr, c.versions, e.due_on - 1) as arr, r.id as renewal_id, c.account_owner_id, a.segment
            from {accounts.visible_contract} c
            join {joined accounts.live_account} a on a.id = c.account_id
            cross join lateral (select accounts.renewal(c.starts_on, c.ends_on, c.term_months, c.renewal_term_months, :asOf::date - 1) as due_on) e
            left join {joined renewals.renewal} r on r.contract_id = c.id and r.due_on = e.due_on
            where c.starts_on <= :asOf and (c.ends_on is null or c.ends_on >= :asOf) and isfinite(e.due_on) and %s
            """.formatted(TermEndsSql.asks("e.due_on"));

    static final Listing<DueTerm> LISTING = Listing.of(DueTerm.class, TERMS, "dueOn")
            .filter("asOf", LocalDate.class, "l.due_on >= :asOf")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("ownerId", MemberId.class, "l.account_owner_id = :ownerId")
            .filter("segment", TextForm.upTo(50), "l.segment = :segment")
            .filter("quarter", Quarter.FORM, Quarter::due)
            .filter("dueFrom", LocalDate.class, "l.due_on >= :dueFrom")
            .filter("dueUntil", LocalDate.class, "l.due_on < :dueUntil")
            .always("dueOn", "due_on", "date");
}
