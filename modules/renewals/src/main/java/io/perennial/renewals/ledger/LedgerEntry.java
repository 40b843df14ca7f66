package io.perennial.renewals.ledger;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An entry of the ledger. It moves an amount between an account's recurring revenue and the book of its kind, by the rule published in
 * {@code api-specs/v1/schemas}.
 *
 * @param mrr in the currency of the books; {@code ownMrr} is in the contract's currency, and 0 if only a rate changed
 * @param customers 1 if it makes the account a customer, -1 if it ends that; a reversal has the opposite sign
 * @param reversal true if it takes back what had been entered before
 */
public record LedgerEntry(
        LedgerEntryId id,
        AccountId accountId,
        LocalDate effectiveOn,
        Instant recordedAt,
        EntryKind kind,
        ContractId contractId,
        String product,
        Money mrr,
        Money arr,
        Money ownMrr,
        Money ownArr,
        int customers,
        boolean reversal) {
    private static final String ENTRIES =
            """
            select e.id, e.account_id, e.effective_on, e.recorded_at, e.kind, e.contract_id, e.product,
                   e.books || ' ' || e.mrr as mrr, e.books || ' ' || e.arr as arr,
                   e.currency || ' ' || e.own_mrr as own_mrr, e.currency || ' ' || e.own_arr as own_arr, e.customers, e.reversal,
                   a.segment, a.tier, case when a.deleted_at is null then a.owner_id end as owner_id
            from {renewals.visible_entry} e
            join {joined accounts.every_account} a on a.id = e.account_id
            """;

    static final Listing<LedgerEntry> LISTING = Listing.of(LedgerEntry.class, ENTRIES, "effectiveOn")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("contractId", ContractId.class, "l.contract_id = :contractId")
            .filter("kind", EntryKind.class, "l.kind = :kind")
            .filter("product", TextForm.upTo(200), "l.product = :product")
            .filter("segment", TextForm.upTo(50), "l.segment = :segment")
            .filter("tier", TextForm.upTo(50), "l.tier = :tier")
            .filter("ownerId", MemberId.class, "l.owner_id = :ownerId")
            .filter("effectiveFrom", LocalDate.class, "l.effective_on >= :effectiveFrom")
            .filter("effectiveUntil", LocalDate.class, "l.effective_on < :effectiveUntil")
            .sort("effectiveOn", "effective_on", "date")
            .sort("recordedAt", "id", "uuid");
}
