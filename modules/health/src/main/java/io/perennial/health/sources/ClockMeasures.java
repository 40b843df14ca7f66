package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures how often what was promised for an account's tickets was not kept. Unknown without a promise that was decided. */
@ApplicationScoped
class ClockMeasures implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("clocks_missed", "percent", false, false, true, Wording.of(
                    "The part of the clocks of tickets, in percent, that missed their target, of those that missed it or stopped in time in the "
                            + "last `days` days. What is excused does not count. Unknown without such clocks.")));

    /** Uses the index for each account and never a join, because the planner cannot estimate the number of clocks for the chosen accounts. */
    private static final String LOOK =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select $counts
                from (
                    select d.missed, (d.decided_at at time zone :zone)::date as decided_on
                    from {joined tickets.decided_clock} d
                    where d.account_id = c.account_id and d.decided_at < c.ends_at
                    offset 0
                ) q
            ) p
            """;

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = SqlText.columns(asked.stream().map(one -> one.named("p.missed_# as raw_#, p.on_# as seen_#")).toList());
        var counts = SqlText.columns(asked.stream().map(one -> one.named(
                "round(100.0 * count(*) filter (where q.missed and q.decided_on > c.day - :days_#::integer)"
                        + " / nullif(count(*) filter (where q.decided_on > c.day - :days_#::integer), 0), 2) as missed_#,"
                        + " max(q.decided_on) filter (where q.decided_on > c.day - :days_#::integer) as on_#"))
                .toList());
        var values = new HashMap<String, Object>();
        for (var measure : asked) if (measure.source().days() != null) values.put(measure.named("days_#"), measure.source().days());
        return new Raw(SqlText.fill(LOOK, Map.of("columns", columns, "counts", counts)), values);
    }
}
