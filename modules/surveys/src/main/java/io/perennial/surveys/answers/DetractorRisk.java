package io.perennial.surveys.answers;

import io.perennial.platform.sql.Sql;
import io.perennial.renewals.RenewalId;
import io.perennial.renewals.RenewalRisks.FoundRisk;
import io.perennial.renewals.RenewalRisks.Kind;
import io.perennial.renewals.RiskSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Names detractors of the account as a risk of its renewal: those whose last answer to a survey of recommendation was 6 or lower. */
@ApplicationScoped
class DetractorRisk implements RiskSource {
    private static final String DETRACTORS =
            """
            select count(*) from (
                select distinct on (coalesce(a.contact_id, a.id)) a.score
                from {renewals.visible_renewal} r
                join {joined surveys.answer} a on a.account_id = r.account_id
                where r.id = :id and a.kind = 'nps' and a.answered_at > :since and a.score is not null and a.deleted_at is null
                order by coalesce(a.contact_id, a.id), a.answered_at desc, a.id desc
            ) l
            where l.score <= 6
            """;

    @Inject Sql sql;

    @Override
    public Optional<FoundRisk> of(RenewalId renewal, Instant since) {
        long found = sql.number(DETRACTORS, Map.of("id", renewal, "since", since));
        return found == 0 ? Optional.empty() : Optional.of(new FoundRisk(Kind.DETRACTORS, found));
    }
}
