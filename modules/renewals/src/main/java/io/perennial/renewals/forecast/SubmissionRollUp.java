package io.perennial.renewals.forecast;

import io.perennial.kernel.Money;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The submissions of all visible members for a quarter, with their sums.
 *
 * @param submitted the sum of the members' own amounts
 * @param counted the sum with the managers' overrides in place of the members' amounts
 */
public record SubmissionRollUp(String quarter, Currency currency, long n, Money submitted, Money counted, List<SubmissionView> items) {
    static SubmissionRollUp of(Quarter quarter, Currency currency, Sql sql) {
        var items = SubmissionView.of(quarter, currency, sql);
        return new SubmissionRollUp(
                quarter.text(), currency, items.size(),
                sum(items.stream().map(SubmissionView::submitted).filter(Objects::nonNull), currency),
                sum(items.stream().map(SubmissionView::counted), currency), items);
    }

    private static Money sum(Stream<Money> amounts, Currency currency) {
        return Money.rounded(amounts.map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }
}
