package io.perennial.renewals.ledger;

import io.perennial.identity.Home;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The basis of an answer: the entries {@code e} of the accounts that the caller sees, as they were known when a day had ended, in the
 * currency of the books at that time. Balances are the present ones less what was recorded since. If few entries were known, they are
 * summed directly.
 *
 * @param until the end of that day, or {@code null} for all entries
 * @param changedBooks true if there are entries in another currency
 * @param areFew true if so few entries were known at the end of that day that they are summed directly
 */
@BeyondSight("Whether few entries were known chooses between two ways to the same figures.")
record KnownEntries(Currency books, @Nullable Instant until, boolean changedBooks, boolean areFew) {
    private static final int FEW = 20_000;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String BOOKS =
            """
            select (array_agg(currency order by recorded_at desc) filter (where recorded_at < :until))[1] as currency,
                   count(distinct currency) > 1 as changed
            from {renewals.ledger_basis}
            """;

    private static final String NOW =
            """
            (select e.account_id, e.mrr, e.arr
             from {renewals.visible_balance} e
             where e.quarter in (date_trunc('quarter', %1$s::date::timestamp)::date, 'infinity')
                   and e.since <= %1$s and e.until > %1$s %2$s)""";
    private static final String THEN =
            """
            (select account_id, sum(mrr) as mrr, sum(arr) as arr
             from (select * from %2$s kept
                   union all
                   select e.account_id, -e.mrr, -e.arr from {renewals.visible_entry} e where e.effective_on <= %1$s %3$s) known
             group by account_id
             having (sum(mrr), sum(arr)) <> (0, 0))""";

    private static final String ENTERED =
            """
            (select e.account_id, sum(e.mrr) as mrr, sum(e.arr) as arr
             from {renewals.visible_entry} e
             where e.effective_on <= %s %s
             group by e.account_id
             having (sum(e.mrr), sum(e.arr)) <> (0, 0))""";
    private static final String COUNT_FEW =
            "select count(*) from (select from {beyond renewals.ledger_entry} e where e.id < :untilId and e.recorded_at < :until limit :few) e";

    record Kept(@Nullable Currency currency, boolean changed) {}

    static KnownEntries asOf(@Nullable LocalDate asKnownOn, Home home, Sql sql) {
        return asOf(asKnownOn, FEW, home, sql);
    }

    static KnownEntries asOf(@Nullable LocalDate asKnownOn, int few, Home home, Sql sql) {
        var until = Maybe.map(asKnownOn, home.settings()::endOf);
        var kept = sql.first(Kept.class, BOOKS, Map.of("until", until == null ? EVER : until)).orElseThrow();
        var areFew = until != null && sql.number(COUNT_FEW, Map.of("until", until, "untilId", idOf(until, 1), "few", few)) < few;
        return new KnownEntries(kept.currency() == null ? home.settings().currency() : kept.currency(), until, kept.changed(), areFew);
    }

    /** Returns the lowest id of an entry recorded so many milliseconds later. An id begins with the millisecond of its recording. */
    private static UUID idOf(Instant recorded, int later) {
        return new UUID(recorded.toEpochMilli() + later << 16, 0);
    }

    /** Returns true if the tally can be used, less what was recorded since. The tally exists only for all accounts together. */
    boolean areTallied() {
        return Call.current().sight().all() && !areFew;
    }

    boolean areKnownThen() {
        return until != null;
    }

    /** Returns the conditions that select them. Leaves out conditions that are always true. */
    String only() {
        return (until == null ? "" : " and e.id < :untilId and e.recorded_at < :until") + onlyBooks();
    }

    /** Returns the conditions for what was recorded since. */
    String since() {
        return " and e.id >= :sinceId and e.recorded_at >= :until" + onlyBooks();
    }

    String onlyBooks() {
        return changedBooks ? " and e.books = :books" : "";
    }

    /**
     * Returns a table expression {@code account_id, mrr, arr} of the accounts with revenue on a day.
     *
     * @param day a parameter of the statement, such as {@code :asOf}
     */
    String balances(String day) {
        var now = NOW.formatted(day, onlyBooks());
        if (areFew) return ENTERED.formatted(day, only());
        return until == null ? now : THEN.formatted(day, now, since());
    }

    Map<String, Object> values(Map<String, ?> more) {
        var values = new HashMap<String, Object>(more);
        values.put("books", books);
        if (until != null) values.putAll(Map.of("until", until, "sinceId", idOf(until, 0), "untilId", idOf(until, 1)));
        return values;
    }
}
