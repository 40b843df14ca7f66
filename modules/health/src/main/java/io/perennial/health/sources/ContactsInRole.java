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

    private static final String COUNTS =
            """
            select c.account_id, c.day%s
            from chosen c
            left join {accounts.contact} p on p.account_id = c.account_id and p.account_id between :first and :last
                 and p.created_at < c.ends_at and (p.deleted_at is null or p.deleted_at >= c.ends_at)
            group by c.account_id, c.day
            """;

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var columns = asked.stream()
                .map(measure -> ", count(*) filter (where p.role = :of_%1$d)::numeric as raw_%1$d, c.day as seen_%1$d".formatted(measure.number()))
                .collect(Collectors.joining());
        return new Raw(COUNTS.formatted(columns), roles(asked));
    }

    private static Map<String, Object> roles(List<Asked> asked) {
        return asked.stream().collect(Collectors.toMap(
                measure -> "of_" + measure.number(), measure -> Objects.requireNonNull(measure.source().of())));
    }
}
