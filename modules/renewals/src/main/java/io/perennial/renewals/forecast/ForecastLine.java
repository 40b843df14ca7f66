package io.perennial.renewals.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.requests.Listing;
import io.perennial.renewals.Category;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.RenewalId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A renewal as a snapshot of the forecast keeps it: what it was due for and what was forecast on that Monday. Amounts are in the currency of
 * the snapshot, and missing if the renewal's currency had no rate.
 *
 * @param id the renewal
 * @param ownerId the member who worked on it at that time
 * @param retained the part of {@code due} that was kept or forecast; {@code expansion} is the amount beyond it
 * @param expected {@code due} times its likelihood, or what was kept; missing if nobody had said a likelihood
 */
public record ForecastLine(
        RenewalId id, AccountId accountId, @Nullable String accountName, LocalDate dueOn, @Nullable MemberId ownerId,
        @Nullable String ownerName,
        Category category, Standing standing,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money due,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money retained,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money expansion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money expected) {
    /** Says what a renewal counted as in a snapshot, or why it did not count. */
    public enum Standing {
        WON, OPEN, LOST, OMITTED, WITHOUT_RATE, WITHDRAWN
    }

    /** Gives all amounts of a line the decimals of its amount due, because the 0 of a lost renewal has none. */
    private static final String LINES =
            """
            select l.renewal_id as id, l.account_id, (select a.name from {joined accounts.live_account} a where a.id = l.account_id) as account_name,
                   l.due_on, l.owner_id, (select m.name from {identity.member_name} m where m.id = l.owner_id) as owner_name,
                   l.category, l.standing,
                   s.currency || ' ' || l.target as due,
                   s.currency || ' ' || round(l.retained, scale(l.target)) as retained,
                   s.currency || ' ' || round(l.expansion, scale(l.target)) as expansion,
                   s.currency || ' ' || round(l.likely, scale(l.target)) as expected
            from {renewals.visible_forecast_line} l
            join {renewals.forecast_snapshot} s on s.taken_on = l.taken_on
            where l.taken_on = :takenOn
            """;

    static final Listing<ForecastLine> LISTING = Listing.of(ForecastLine.class, LINES, "dueOn")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("ownerId", MemberId.class, "l.owner_id = :ownerId")
            .filter("category", Category.class, "l.category = :category")
            .filter("standing", Standing.class, "l.standing = :standing")
            .filter("quarter", Quarter.FORM, Quarter::due)
            .always("dueOn", "due_on", "date");
}
