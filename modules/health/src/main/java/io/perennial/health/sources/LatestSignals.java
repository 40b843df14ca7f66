package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The latest value of any signal that another system sends. */
@ApplicationScoped
class LatestSignals implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("signal", "units", true, false, false, Wording.of(
            "The latest value of the signal `of`. Unknown before the first value.")));

    private static final String LATEST =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            $signals
            """;

    /** Finds the latest value of each signal in the index of the primary key. */
    private static final String SIGNAL =
            """
            left join lateral (
                select s.at, s.value from {joined health.signal} s
                where s.account_id = c.account_id and s.name = :of_# and s.at < c.ends_at
                order by s.at desc
                limit 1
            ) s_# on true
            """;

    @Override
    public String name() {
        return "signals";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns =
                asked.stream().map(measure -> measure.named("s_#.value as raw_#, (s_#.at at time zone :zone)::date as seen_#")).toList();
        var signals = asked.stream().map(measure -> measure.named(SIGNAL)).collect(Collectors.joining());
        var values = new HashMap<String, Object>();
        for (var measure : asked) values.put(measure.named("of_#"), Objects.requireNonNull(measure.source().of()));
        return new Raw(SqlText.fill(LATEST, Map.of("columns", SqlText.columns(columns), "signals", signals)), values);
    }
}
