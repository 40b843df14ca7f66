package io.perennial.health.keeping;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.timeline.TimelineKind;
import io.perennial.health.HealthChangeId;
import io.perennial.health.HealthEvent;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scoring.Fitting;
import io.perennial.health.scoring.ScoringSql;
import io.perennial.health.sources.Sources;
import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/** The stored scores: updates them for some accounts at a time, each with the scorecard that fits it. */
@ApplicationScoped
class KeptScores {
    private static final int TOLD_TOGETHER = 1_000;

    /** @param known true if it had a score row before; a first score is no change of band */
    record Moved(
            AccountId accountId,
            boolean known,
            @Nullable Integer scoreBefore,
            @Nullable Integer score,
            @Nullable String bandBefore,
            @Nullable String band) {}

    private final Sql sql;
    private final Home home;
    private final Clock clock;
    private final Events events;
    private final Sources sources;
    private final Scorecards scorecards;

    @Inject
    KeptScores(Sql sql, Home home, Clock clock, Events events, Sources sources, Scorecards scorecards) {
        this.sql = sql;
        this.home = home;
        this.clock = clock;
        this.events = events;
        this.sources = sources;
        this.scorecards = scorecards;
    }

    /** @param ids in ascending order; the caller has locked {@link FullRun}'s row */
    void rescore(UUID[] ids) {
        if (ids.length > 0) rescore(ids[0], ids[ids.length - 1], "and a.id = any (:ids)", Map.of("ids", ids));
    }

    /** Scores all accounts from one id to another, both included. */
    void rescore(UUID first, UUID last) {
        rescore(first, last, "", Map.of());
    }

    private void rescore(UUID first, UUID last, String which, Map<String, ?> whichValues) {
        var moved = new ArrayList<Moved>();
        var fitting = Fitting.among(scorecards.published());
        for (var one : fitting) {
            var scoring = new ScoringSql(one.card().body(), sources);
            var values = values(first, last, whichValues);
            values.putAll(scoring.values());
            values.putAll(one.values());
            moved.addAll(sql.list(Moved.class, KeepingSql.of(scoring, which), values));
        }
        var values = values(first, last, whichValues);
        values.putAll(unfit(fitting));
        moved.addAll(sql.list(Moved.class, KeepingSql.withoutScorecard(which), values));
        tell(moved);
    }

    private Map<String, Object> values(UUID first, UUID last, Map<String, ?> which) {
        var today = home.today();
        var values = new HashMap<String, Object>(which);
        values.putAll(Map.of(
                "first", first, "last", last, "day", today, "earliest", today, "latest", today,
                "zone", home.settings().zone(), "now", clock.instant()));
        return values;
    }

    private static Map<String, @Nullable Object> unfit(List<Fitting> fitting) {
        return Sql.values(
                "everySegment", fitting.stream().anyMatch(one -> one.segments().isEmpty()),
                "segments", fitting.stream().flatMap(one -> one.segments().stream()).toArray(String[]::new),
                "scorecard", null);
    }

    private void tell(List<Moved> moved) {
        moved.stream().filter(KeptScores::hasAnotherScore).map(KeptScores::score).gather(Gatherers.windowFixed(TOLD_TOGETHER))
                .forEach(scores -> events.publish(new HealthEvent.Changed(new HealthChangeId(TypeId.next()), scores)));
        moved.stream().filter(Moved::known).filter(KeptScores::hasAnotherBand)
                .forEach(one -> events.publish(new HealthEvent.BandChanged(one.accountId(), label(one), one.bandBefore(), one.band())));
    }

    private static boolean hasAnotherScore(Moved moved) {
        return !Objects.equals(moved.scoreBefore(), moved.score());
    }

    private static boolean hasAnotherBand(Moved moved) {
        return !Objects.equals(moved.bandBefore(), moved.band());
    }

    private static HealthEvent.Score score(Moved moved) {
        return new HealthEvent.Score(moved.accountId(), moved.scoreBefore(), moved.score());
    }

    private static String label(Moved moved) {
        return name(moved.bandBefore()) + " → " + name(moved.band());
    }

    private static String name(@Nullable String band) {
        return band == null ? "unknown" : band;
    }

    @Produces
    static TimelineKind timelineKind() {
        return new TimelineKind("health", "health:read");
    }
}
