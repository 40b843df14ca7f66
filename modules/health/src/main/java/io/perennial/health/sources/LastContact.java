package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How long ago somebody last wrote a note about the account; unknown where nobody ever did. */
@ApplicationScoped
class LastContact implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("days_since_contact", "days", false, false, false));

    private static final String LATEST =
            """
            select n.account_id, n.day%s
            from (select c.account_id, c.day, (max(n.created_at) at time zone :zone)::date as noted_on
                  from chosen c
                  join {accounts.note} n on n.account_id = c.account_id and n.created_at < c.ends_at
                  where n.deleted_at is null and n.account_id between :first and :last
                  group by c.account_id, c.day) n
            """;

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = asked.stream()
                .map(measure -> ", (n.day - n.noted_on)::numeric as raw_%1$d, n.noted_on as seen_%1$d".formatted(measure.number()))
                .collect(Collectors.joining());
        return new Raw(LATEST.formatted(columns), Map.of());
    }
}
