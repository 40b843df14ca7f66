package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The days since the last note about the account; unknown if there is none. */
@ApplicationScoped
class LastContact implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("days_since_contact", "days", false, false, false, Wording.of(
            "The number of days since the latest note. Unknown before the first note.")));

    /**
     * Uses the index for each account and never a join, because the planner cannot estimate the number of notes for the chosen accounts.
     */
    private static final String LATEST =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select (max(n.created_at) at time zone :zone)::date as noted_on from {joined accounts.every_note} n
                where n.account_id = c.account_id and n.created_at < c.ends_at and n.deleted_at is null
            ) n
            where n.noted_on is not null
            """;

    @Override
    public String name() {
        return "last_contact";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of("notes:read");
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = asked.stream().map(measure -> measure.named("(c.day - n.noted_on)::numeric as raw_#, n.noted_on as seen_#")).toList();
        return new Raw(SqlText.fill(LATEST, Map.of("columns", SqlText.columns(columns))), Map.of());
    }
}
