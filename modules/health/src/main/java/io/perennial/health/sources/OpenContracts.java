package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The number of contracts that the account has on the day, which is unknown before its first contract begins, and the days until the first
 * of them renews; these are unknown without a contract that renews.
 */
@ApplicationScoped
class OpenContracts implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("open_contracts", "contracts", false, false, false, Wording.of(
                    "The number of contracts that count on the day. Unknown before the first contract begins.")),
            new SourceKind("days_to_renewal", "days", false, false, false, Wording.of(
                    "The number of days until the first of the open contracts renews. Unknown if none renews.")));

    private static final String OPEN =
            """
            select o.account_id, o.day,
                   $columns
            from (
                select c.account_id, c.day, count(*) filter (where accounts.counts(t.starts_on, t.ends_on, c.day)) as contracts,
                       nullif(min(accounts.renewal(t.starts_on, t.ends_on, t.term_months, t.renewal_term_months, c.day))
                           filter (where accounts.counts(t.starts_on, t.ends_on, c.day)), 'infinity') as renews_on
                from chosen c
                join {joined accounts.every_contract} t on t.account_id = c.account_id and t.deleted_at is null and t.starts_on <= c.day
                    and t.ends_on is distinct from t.starts_on
                group by c.account_id, c.day
            ) o
            """;

    @Override
    public String name() {
        return "contracts";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of("contracts:read");
    }

    @Override
    public Raw raw(List<Asked> asked) {
        return new Raw(SqlText.fill(OPEN, Map.of("columns", SqlText.columns(asked.stream().map(OpenContracts::columns).toList()))),
                Map.of());
    }

    private static String columns(Asked measure) {
        return measure.named(measure.source().kind().equals("open_contracts")
                ? "o.contracts::numeric as raw_#, o.day as seen_#"
                : "(o.renews_on - o.day)::numeric as raw_#, case when o.renews_on is not null then o.day end as seen_#");
    }
}
