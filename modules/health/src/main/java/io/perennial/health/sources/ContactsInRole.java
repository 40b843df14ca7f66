package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts the contacts with a role that are there at the day's end. A contact is there from the day that is said of it, otherwise from its
 * creation. Unknown before the first contact of the account, with any role: nobody had written down who is there. After it, 0 is a known value.
 */
@ApplicationScoped
class ContactsInRole implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(new SourceKind("contacts_in_role", "contacts", true, false, false, Wording.of(
            "The number of the account's contacts with the role `of` at the end of the day. A contact counts "
                    + "from its day `since`, or from its creation. Unknown before the first contact of the account.")));

    /**
     * Uses the index for each account and never a join, because the planner cannot estimate the number of contacts for the chosen accounts.
     */
    private static final String COUNTS =
            """
            select c.account_id, c.day,
                   $columns
            from chosen c
            cross join lateral (
                select count(*) as known,
                       $counts
                from {joined accounts.every_contact} p
                where p.account_id = c.account_id and (p.created_at < c.ends_at or p.since <= c.day)
            ) p
            where p.known > 0
            """;

    private static final String COUNT =
            """
            count(*) filter (where p.role = :of_# and coalesce(p.since <= c.day, true) and (p.deleted_at is null or p.deleted_at >= c.ends_at)) as count_#
            """.strip();

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of("contacts:read");
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = each(asked, "p.count_#::numeric as raw_#, c.day as seen_#");
        var counts = each(asked, COUNT);
        return new Raw(SqlText.fill(COUNTS, Map.of("columns", columns, "counts", counts)), roles(asked));
    }

    private static String each(List<Asked> asked, String column) {
        return SqlText.columns(asked.stream().map(measure -> measure.named(column)).toList());
    }

    private static Map<String, Object> roles(List<Asked> asked) {
        return asked.stream()
                .collect(Collectors.toMap(measure -> measure.named("of_#"), measure -> Objects.requireNonNull(measure.source().of())));
    }
}
