package io.perennial.renewals.due;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import io.perennial.platform.requests.Narrowed;
import io.perennial.platform.sql.Sql;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The number and the ARR of some renewals, in groups. Withdrawn renewals are left out.
 *
 * @param currency the tenant's; amounts are converted at the day's rate, and one without a rate adds nothing
 */
public record RenewalSummary(Group groupBy, Currency currency, List<RenewalGroup> items) {
    /** Says what renewals of a group have in common. */
    public enum Group {
        STATE("l.state"), STAGE("l.stage"), CATEGORY("l.category"), OWNER("l.owner_id::text"), SEGMENT("l.segment"),
        MONTH("to_char(l.due_on, 'YYYY-MM')"), QUARTER("to_char(l.due_on, 'YYYY-\"Q\"Q')");

        private final String key;

        Group(String key) {
            this.key = key;
        }
    }

    /**
     * @param key a value of the list's filter, or a month; null for the renewals without a value
     * @param label the name of a member
     * @param undecided the number of renewals that are open or deferred
     */
    public record RenewalGroup(
            @Nullable String key, @Nullable String label, long renewals, Money arr, long undecided, Money undecidedArr) {}

    private static final String GROUPS =
            """
            select key, case when :owners then (select m.name from {identity.member_name} m where m.id = key::uuid) end as label, renewals,
                   :currency || ' ' || arr as arr, undecided, :currency || ' ' || undecided_arr as undecided_arr
            from (select %s as key, count(*) as renewals, coalesce(sum(l.converted), 0) as arr,
                         count(*) filter (where l.state in ('open', 'deferred')) as undecided,
                         coalesce(sum(l.converted) filter (where l.state in ('open', 'deferred')), 0) as undecided_arr
                  from %s
                  group by 1) grouped
            order by key
            limit 1000
            """;

    /** @param renewals those that the filters leave */
    static RenewalSummary of(Group by, Narrowed renewals, Currency currency, Sql sql) {
        var counted = renewals.and("l.state <> 'withdrawn'");
        var values = counted.with(Map.of(
                "owners", by == Group.OWNER, "currency", currency, "decimals", currency.getDefaultFractionDigits()));
        var groups = sql.list(RenewalGroup.class, GROUPS.formatted(by.key, counted.from()), values);
        return new RenewalSummary(by, currency, by == Group.OWNER ? groups.stream().map(RenewalSummary::ofMember).toList() : groups);
    }

    private static RenewalGroup ofMember(RenewalGroup group) {
        var key = Maybe.map(group.key, one -> new MemberId(UUID.fromString(one)).text());
        return new RenewalGroup(key, group.label, group.renewals, group.arr, group.undecided, group.undecidedArr);
    }
}
