package io.perennial.health.trials;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.PublishedScorecard;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scoring.AccountDay;
import io.perennial.health.scoring.Scored;
import io.perennial.health.scoring.Scoring;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scores accounts with their current scorecard and with the tried one, from the same facts. It writes no score. */
@ApplicationScoped
class Trial {
    static final int AT_ONCE = 5_000;

    /** Selects the next accounts by id. */
    private static final String NEXT =
            """
            select id, name, segment, arr
            from {accounts.visible_account}
            where id > :after
            order by id
            limit :limit
            """;

    record Candidate(AccountId id, String name, @Nullable String segment, BigDecimal arr) {}

    private final Scorecards scorecards;
    private final Scoring scoring;
    private final Sql sql;

    @Inject
    Trial(Scorecards scorecards, Scoring scoring, Sql sql) {
        this.scorecards = scorecards;
        this.scoring = scoring;
        this.sql = sql;
    }

    /** @param currency the currency of the accounts' revenue */
    TrialRun begin(ScorecardBody tried, List<LocalDate> days, Currency currency) {
        return new TrialRun(new Choice(scorecards.published().stream().map(PublishedScorecard::body).toList(), tried), days, currency);
    }

    List<Candidate> next(UUID after) {
        return sql.list(Candidate.class, NEXT, Map.of("after", after, "limit", AT_ONCE));
    }

    void count(Choice choice, List<Candidate> accounts, LocalDate day, TrialTally tally) {
        var scored = accounts.stream().filter(one -> choice.matters(one.segment())).toList();
        var before = scores(scored, day, one -> choice.before(one.segment()));
        var after = scores(scored, day, one -> choice.after(one.segment()));
        for (var one : scored)
            tally.add(one, Optional.ofNullable(before.get(one.id())), Optional.ofNullable(after.get(one.id())));
    }

    private Map<AccountId, Scored> scores(List<Candidate> accounts, LocalDate day, Function<Candidate, Optional<ScorecardBody>> scorecard) {
        var scores = new HashMap<AccountId, Scored>();
        accounts.stream()
                .filter(one -> scorecard.apply(one).isPresent())
                .collect(Collectors.groupingBy(one -> scorecard.apply(one).orElseThrow()))
                .forEach((card, its) -> scoring.of(card, its.stream().map(one -> new AccountDay(one.id(), day)).toList())
                        .forEach(scored -> scores.put(scored.accountId(), scored)));
        return scores;
    }
}
