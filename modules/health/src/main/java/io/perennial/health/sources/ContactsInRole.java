package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How many people play a part at the account: those that are there at the day's end. Nobody is known to be 0. */
@ApplicationScoped
class ContactsInRole implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("contacts_in_role", "contacts", true, false, false));

    /** Account by account from the index, and never joined: of how many contacts so many accounts have the planner has no idea. */
    private static final String COUNTS =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select $counts
                from {joined accounts.every_contact} p
                where p.account_id = c.account_id and p.created_at < c.ends_at and (p.deleted_at is null or p.deleted_at >= c.ends_at)
            ) p
            """;

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = each(asked, "p.count_#::numeric as raw_#, c.day as seen_#");
        var counts = each(asked, "count(*) filter (where p.role = :of_#) as count_#");
        return new Raw(SqlText.fill(COUNTS, Map.of("columns", columns, "counts", counts)), roles(asked));
    }

    private static String each(List<Asked> asked, String column) {
        return SqlText.columns(asked.stream().map(measure -> measure.named(column)).toList());
    }

    private static Map<String, Object> roles(List<Asked> asked) {
        return asked.stream().collect(Collectors.toMap(measure -> measure.named("of_#"), measure -> Objects.requireNonNull(measure.source().of())));
    }
}
