package io.perennial.renewals.forecast;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member's submission for a quarter, and a manager's override. Both are kept.
 *
 * @param overriddenBy the member or client who overrode it: {@code mem_…} or {@code cli_…}
 * @param counted the override, else the member's amount
 */
public record SubmissionView(
        String quarter,
        MemberId memberId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money submitted,
        @Nullable String note,
        @Nullable Instant submittedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money override,
        @Nullable String overrideNote,
        @Nullable String overriddenBy,
        @Nullable Instant overriddenAt,
        Money counted,
        long version) implements Versioned {
    /**
     * Reads only submissions in the tenant's present currency. A caller without access to all accounts sees their own, and those of members
     * whose accounts they see.
     */
    private static final String SUBMITTED =
            """
            select :name::text as quarter, member_id, currency || ' ' || amount as submitted, note, submitted_at,
                   currency || ' ' || override_amount as override, override_note, overridden_by, overridden_at,
                   currency || ' ' || coalesce(override_amount, amount) as counted, version
            from {renewals.visible_submission}
            where quarter = :quarter and currency = :currency and coalesce(override_amount, amount) is not null
            """;

    static List<SubmissionView> of(Quarter quarter, Currency currency, Sql sql) {
        return sql.list(SubmissionView.class, SUBMITTED + " order by coalesce(override_amount, amount) desc, member_id",
                values(quarter, currency));
    }

    static Optional<SubmissionView> find(Quarter quarter, MemberId member, Currency currency, Sql sql) {
        var values = new HashMap<>(values(quarter, currency));
        values.put("member", member);
        return sql.first(SubmissionView.class, SUBMITTED + " and member_id = :member", values);
    }

    static SubmissionView get(Quarter quarter, MemberId member, Currency currency, Sql sql) {
        return find(quarter, member, currency, sql).orElseThrow(NotFound::here);
    }

    private static Map<String, Object> values(Quarter quarter, Currency currency) {
        return Map.of("quarter", quarter.from(), "name", quarter.text(), "currency", currency);
    }
}
