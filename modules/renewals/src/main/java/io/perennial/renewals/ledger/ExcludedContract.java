package io.perennial.renewals.ledger;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.kernel.Money;
import io.perennial.platform.requests.Listing;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A contract that counts on days without an exchange rate for its currency, so that no revenue includes it on these days.
 *
 * @param excludedUntil the first day on which it has a rate or no longer counts; null if neither is known
 * @param arr in the contract's currency
 */
public record ExcludedContract(
        ContractId id, AccountId accountId, String number, Currency currency, LocalDate excludedFrom, @Nullable LocalDate excludedUntil,
        Money arr, Money mrr) {
    private static final String EXCLUDED =
            """
            select c.id, c.account_id, c.number, c.currency, c.starts_on as excluded_from, least(c.ends_on, r.first_day) as excluded_until,
                   c.currency || ' ' || c.arr as arr, c.currency || ' ' || c.mrr as mrr
            from {accounts.visible_contract} c
            left join (select currency, min(effective_from) as first_day from {accounts.rate_period} group by currency) r on r.currency = c.currency
            where c.currency <> :books and c.starts_on < coalesce(r.first_day, 'infinity') and c.ends_on is distinct from c.starts_on
            """;

    static final Listing<ExcludedContract> LISTING = Listing.of(ExcludedContract.class, EXCLUDED, "excludedFrom")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("asOf", LocalDate.class, "l.excluded_from <= :asOf and (l.excluded_until is null or :asOf < l.excluded_until)")
            .always("excludedFrom", "excluded_from", "date");
}
