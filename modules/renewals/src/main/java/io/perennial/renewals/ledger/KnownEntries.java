package io.perennial.renewals.ledger;

import io.perennial.identity.Home;
import io.perennial.platform.Call;
import io.perennial.platform.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer rests on: the entries {@code e} of the accounts that the caller sees, as they were known when a day had ended, in the
 * currency that the books were kept in then.
 *
 * @param until when that day had ended, or {@code null} for all that is known
 * @param changedBooks whether there are entries in another currency
 */
record KnownEntries(Currency books, @Nullable Instant until, boolean changedBooks) {
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String BOOKS =
            """
            select (array_agg(currency order by recorded_at desc) filter (where recorded_at < :until))[1] as currency,
                   count(distinct currency) > 1 as changed
            from {renewals.ledger_basis}
            """;

    record Kept(@Nullable Currency currency, boolean changed) {}

    static KnownEntries asOf(@Nullable LocalDate asKnownOn, Home home, Sql sql) {
        var until = asKnownOn == null ? null : home.settings().endOf(asKnownOn);
        var kept = sql.first(Kept.class, BOOKS, Map.of("until", until == null ? EVER : until)).orElseThrow();
        return new KnownEntries(kept.currency() == null ? home.settings().currency() : kept.currency(), until, kept.changed());
    }

    /** Whether it is all that is known of all accounts: only of that are sums kept. */
    boolean areAll() {
        return until == null && Call.current().ownAccountsOf() == null;
    }

    /** The conditions that narrow them; nothing is asked that is true of all. */
    String only() {
        return (until == null ? "" : " and e.recorded_at < :until") + onlyBooks() + onlyOwn();
    }

    private String onlyBooks() {
        return changedBooks ? " and e.books = :books" : "";
    }

    private static String onlyOwn() {
        if (Call.current().ownAccountsOf() == null) return "";
        return " and e.account_id in (select a.id from {accounts.live_account} a where a.owner_id = :viewer)";
    }

    /**
     * A table expression: {@code account_id, mrr, arr} of those accounts that were worth something on a day.
     *
     * @param day as a parameter of the statement: {@code :asOf}
     */
    String balances(String day) {
        var now = """
                (select e.account_id, e.mrr, e.arr
                 from {renewals.ledger_balance} e
                 where e.quarter in (date_trunc('quarter', %1$s::date::timestamp)::date, 'infinity')
                       and e.since <= %1$s and e.until > %1$s %2$s)""";
        var then = """
                (select e.account_id, sum(e.mrr) as mrr, sum(e.arr) as arr
                 from {renewals.ledger_entry} e
                 where e.effective_on <= %1$s %2$s
                 group by e.account_id
                 having (sum(e.mrr), sum(e.arr)) <> (0, 0))""";
        return until == null ? now.formatted(day, onlyBooks() + onlyOwn()) : then.formatted(day, only());
    }

    Map<String, Object> values(Map<String, ?> more) {
        var values = new HashMap<String, Object>(more);
        values.put("books", books);
        if (until != null) values.put("until", until);
        return values;
    }
}
