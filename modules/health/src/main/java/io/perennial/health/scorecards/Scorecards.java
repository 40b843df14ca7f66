package io.perennial.health.scorecards;

import io.perennial.platform.Entities;
import io.perennial.platform.NotFound;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scorecards of the company. */
@ApplicationScoped
public class Scorecards {
    record Kept(ScorecardId id, int number, ScorecardBody definition) {
        PublishedScorecard published() {
            return new PublishedScorecard(id, number, definition);
        }
    }

    private static final String PUBLISHED =
            """
            select id, number, definition::text as definition
            from {health.scorecard}
            where state = 'published'
            order by precedence, name collate "C"
            """;
    private static final String VERSIONS =
            "select id, number, definition::text as definition from {health.scorecard} where number is not null and id = any (:ids)";

    @Inject Entities entities;
    @Inject Sql sql;

    /** For tests without a container: what needs no entity. */
    public static Scorecards on(Sql sql) {
        var scorecards = new Scorecards();
        scorecards.sql = sql;
        return scorecards;
    }

    /** What accounts are scored with now. The first one that fits an account is its scorecard. */
    public List<PublishedScorecard> published() {
        return read(PUBLISHED, Map.of());
    }

    /** Versions that scores were computed with, published or retired by now; a draft is not among them. */
    public Map<ScorecardId, PublishedScorecard> versions(Collection<ScorecardId> ids) {
        var asked = ids.stream().map(ScorecardId::value).distinct().toArray(UUID[]::new);
        return read(VERSIONS, Map.of("ids", asked)).stream()
                .collect(Collectors.toMap(PublishedScorecard::id, Function.identity()));
    }

    private List<PublishedScorecard> read(String query, Map<String, ?> values) {
        return sql.list(Kept.class, query, values).stream().map(Kept::published).toList();
    }

    /** What a version says, a draft's too; answers as if there were none where it was deleted. */
    public ScorecardBody body(ScorecardId id) {
        return get(id).body();
    }

    Scorecard get(ScorecardId id) {
        return entities.find(Scorecard.class, id).filter(Scorecard::isLive).orElseThrow(NotFound::here);
    }
}
