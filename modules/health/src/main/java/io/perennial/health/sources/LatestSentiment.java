package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The latest sentiment about the account; unknown once it has expired, even if older sentiments exist. */
@ApplicationScoped
class LatestSentiment implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("sentiment", "points", false, false, false, Wording.of(
            "The latest sentiment, from 0 to 100. Unknown before the first one and after it has expired.")));

    private static final String LATEST =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select s.value, s.said_at, s.expires_on from {joined health.sentiment} s
                where s.account_id = c.account_id and s.said_at < c.ends_at
                order by s.said_at desc, s.id desc
                limit 1
            ) s
            where c.day < s.expires_on
            """;

    @Override
    public String name() {
        return "sentiment";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = asked.stream()
                .map(measure -> measure.named("s.value::numeric as raw_#, (s.said_at at time zone :zone)::date as seen_#"))
                .toList();
        return new Raw(SqlText.fill(LATEST, Map.of("columns", SqlText.columns(columns))), Map.of());
    }
}
