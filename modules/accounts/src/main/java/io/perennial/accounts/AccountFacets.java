package io.perennial.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Narrowed;
import io.perennial.platform.sql.Sql;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many of some accounts have which values, and sums their recurring revenue.
 *
 * @param accounts the number of all of them
 * @param arr in the tenant's currency
 */
public record AccountFacets(
        long accounts,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr,
        List<AccountFacet> items) {
    /** A field by which accounts are counted. */
    public enum Field {
        OWNER, TIER, SEGMENT, INDUSTRY, COUNTRY, LIFECYCLE_STAGE, BAND, TAG;

        private boolean isOpen() {
            return this != BAND || !FieldClass.HEALTH.isClosed();
        }
    }

    public record AccountFacet(Field field, List<FacetValue> values) {}

    /**
     * @param value as the filter of the list takes it; null for the accounts without a value
     * @param label the name of a member
     */
    public record FacetValue(
            @Nullable String value, @Nullable String label, long accounts,
            @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr) {}

    private record Row(Field field, @Nullable String value, @Nullable String label, long accounts, @Nullable Money arr) {}

    private record Sum(long accounts, @Nullable Money arr) {}

    private static final String SUM =
            "select count(*) as accounts, :currency || ' ' || coalesce(sum(l.arr_sum), case when count(*) = 0 then 0 end) as arr from %s";

    /** Counts a tag for each of the accounts that have it. The most frequent values come first. */
    private static final String COUNTED =
            """
            select field, value, case when field = 'owner' then (select m.name from {identity.member_name} m where m.id = value::uuid) end as label,
                   accounts, :currency || ' ' || arr as arr
            from (select f.field, f.value, count(*) as accounts, sum(l.arr_sum) as arr,
                         row_number() over (partition by f.field order by count(*) desc, f.value) as place
                  from %s
                  group by f.field, f.value) counted
            where place <= 50
            order by field, place
            """;
    private static final String VALUES =
            """
            cross join lateral (
                select v.field, v.value
                from (values ('owner', l.owner_id::text), ('tier', l.tier), ('segment', l.segment), ('industry', l.industry), ('country', l.country),
                             ('lifecycle_stage', l.lifecycle_stage), ('band', l.band)) v (field, value)
                union all
                select 'tag', tag from jsonb_array_elements_text(l.tags) tag) f
            """;

    static AccountFacets of(List<Field> fields, Narrowed accounts, Currency currency, Sql sql) {
        var names = fields.stream().map(field -> field.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
        var values = accounts.with(Map.of("currency", currency, "fields", names));
        var counted = accounts.joined(VALUES).and("f.field = any (:fields::text[])");
        var rows = sql.list(Row.class, COUNTED.formatted(counted.from()), values).stream().collect(Collectors.groupingBy(Row::field));
        var sum = sql.first(Sum.class, SUM.formatted(accounts.from()), values).orElseThrow();
        var items = Arrays.stream(Field.values()).filter(fields::contains).filter(Field::isOpen)
                .map(field -> new AccountFacet(field, rows.getOrDefault(field, List.of()).stream().map(AccountFacets::value).toList()))
                .toList();
        return new AccountFacets(sum.accounts, sum.arr, items);
    }

    private static FacetValue value(Row row) {
        var value = row.field == Field.OWNER && row.value != null ? new MemberId(UUID.fromString(row.value)).text() : row.value;
        return new FacetValue(value, row.label, row.accounts, row.arr);
    }
}
