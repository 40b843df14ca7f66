package io.perennial.renewals.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The change of revenue: opening plus all kinds is closing.
 *
 * @param customers {@code null} for a product: an account that buys several is a customer of none of them alone
 */
public record Flow(
        Amounts opening,
        @JsonProperty("new") Amounts newRevenue,
        Amounts expansion,
        Amounts contraction,
        Amounts churn,
        Amounts reactivation,
        Amounts price,
        Amounts currency,
        Amounts closing,
        @Nullable CustomerFlow customers) {
    static Flow of(Amounts opening, Map<EntryKind, Amounts> moved, @Nullable CustomerFlow customers, Currency books) {
        var none = Amounts.nothing(books);
        return new Flow(
                opening,
                moved.getOrDefault(EntryKind.NEW, none),
                moved.getOrDefault(EntryKind.EXPANSION, none),
                moved.getOrDefault(EntryKind.CONTRACTION, none),
                moved.getOrDefault(EntryKind.CHURN, none),
                moved.getOrDefault(EntryKind.REACTIVATION, none),
                moved.getOrDefault(EntryKind.PRICE, none),
                moved.getOrDefault(EntryKind.CURRENCY, none),
                moved.values().stream().reduce(opening, Amounts::plus),
                customers);
    }
}
