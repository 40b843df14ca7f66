package io.perennial.health.scoring;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Sources;
import io.perennial.health.sources.SqlText;
import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Computes the scores of the accounts that the caller may see with any scorecard, published or not. It writes nothing. The database does
 * all the work, in one statement for each few thousand accounts.
 */
@ApplicationScoped
public class Scoring {
    private static final int AT_ONCE = 5_000;
    private static final UUID NONE = new UUID(0, 0);

    /** Selects the next accounts by id that the scorecard fits. */
    private static final String NEXT =
            """
            select id from {accounts.visible_account}
            where id > :after and (:all or segment = any (:segments))
            order by id
            limit :limit
            """;

    private static final String READ =
            """
            with chosen as materialized (
                select distinct a.id as account_id, p.day, health.day_start(p.day + 1, :zone) as ends_at
                from unnest(:accounts::uuid[], :days::date[]) p (account_id, day)
                join {accounts.visible_account} a on a.id = p.account_id
            ),
            $scored
            select account_id, day, score, coverage, low, high, band, capped_by, to_jsonb(raw::text[]) as raw, to_jsonb(points) as points,
                   to_jsonb(freshness) as freshness, to_jsonb(seen) as seen
            from scored
            order by account_id, day
            """;

    private record Next(UUID id) {}

    private final Sql sql;
    private final Home home;
    private final Sources sources;

    @Inject
    public Scoring(Sql sql, Home home, Sources sources) {
        this.sql = sql;
        this.home = home;
        this.sources = sources;
    }

    /**
     * Scores those accounts on those days, even if the scorecard does not fit their segment. Leaves out an account that does not exist or
     * that the caller may not see. Orders by account and day.
     */
    public List<Scored> of(ScorecardBody card, List<AccountDay> asked) {
        if (asked.isEmpty()) return List.of();
        var scoring = new ScoringSql(card, sources);
        var scored = new ArrayList<Scored>(asked.size());
        var ordered = asked.stream().sorted(Comparator.comparing(one -> one.accountId().value().toString())).toList();
        for (int at = 0; at < ordered.size(); at += AT_ONCE)
            scored.addAll(read(scoring, ordered.subList(at, Math.min(ordered.size(), at + AT_ONCE))));
        return scored;
    }

    /** Scores all accounts that the scorecard fits on one day, a few thousand at a time, in the order of their ids. */
    public void each(ScorecardBody card, LocalDate day, Consumer<List<Scored>> use) {
        var scoring = new ScoringSql(card, sources);
        for (var next = next(card, NONE); !next.isEmpty(); next = next(card, next.getLast().id()))
            use.accept(read(scoring, next.stream().map(one -> new AccountDay(new AccountId(one.id()), day)).toList()));
    }

    /** Returns the same as a list, for as many accounts as memory can hold. */
    public List<Scored> all(ScorecardBody card, LocalDate day) {
        var all = new ArrayList<Scored>();
        each(card, day, all::addAll);
        return all;
    }

    private List<Next> next(ScorecardBody card, UUID after) {
        return sql.list(Next.class, NEXT, Map.of(
                "after", after,
                "all", card.segments().isEmpty(),
                "segments", card.segments().toArray(String[]::new),
                "limit", AT_ONCE));
    }

    private List<Scored> read(ScoringSql scoring, List<AccountDay> asked) {
        var values = new HashMap<>(scoring.values());
        values.put("zone", home.settings().zone());
        values.put("accounts", asked.stream().map(one -> one.accountId().value()).toArray(UUID[]::new));
        values.put("days", asked.stream().map(one -> one.day().toString()).toArray(String[]::new));
        values.put("earliest", asked.stream().map(AccountDay::day).min(Comparator.naturalOrder()).orElseThrow());
        values.put("latest", asked.stream().map(AccountDay::day).max(Comparator.naturalOrder()).orElseThrow());
        return sql.list(Scored.class, SqlText.fill(READ, Map.of("scored", scoring.text())), values);
    }
}
