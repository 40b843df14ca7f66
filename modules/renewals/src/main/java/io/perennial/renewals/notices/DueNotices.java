package io.perennial.renewals.notices;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.RenewalId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells who works on a renewal that its decision comes near, and that the two calls on it disagree. */
@ApplicationScoped
public class DueNotices {
    /** The number of days before the decision. */
    private static final int NEAR = 30;

    private record Near(RenewalId id, AccountId account, MemberId member, LocalDate dueOn) {}

    private record Disagreeing(RenewalId id, AccountId account, MemberId member, LocalDate dueOn, int horizon) {}

    private static final String COMING =
            """
            select r.id, r.account_id as account, r.worked_by as member, r.due_on
            from {whole renewals.live_renewal} r
            where r.contract_id > :reached and r.contract_id <= :last and r.state in ('open', 'deferred') and r.worked_by is not null
              and r.decision_on >= :today and r.decision_on <= :today::date + :near::integer
            """;
    private static final String DISAGREEING =
            """
            select r.id, r.account_id as account, r.worked_by as member, r.due_on, k.horizon
            from {whole renewals.live_renewal} r
            join {joined renewals.renewal_call} k on k.renewal_id = r.id and k.resolution_asked
            where r.state in ('open', 'deferred') and r.worked_by is not null
            """;
    private static final String OF_THESE = DISAGREEING + " and r.id = any (:ids)";
    private static final String OF_TODAY =
            DISAGREEING + " and r.contract_id > :reached and r.contract_id <= :last and k.automated_on = :today";

    private final Notices notices;
    private final Sql sql;

    @Inject
    public DueNotices(Notices notices, Sql sql) {
        this.notices = notices;
        this.sql = sql;
    }

    /** Tells of the renewals of the contracts with {@code reached < id <= last} what is new today. */
    public void tell(UUID reached, UUID last, LocalDate today) {
        Map<String, ?> values = Map.of("reached", reached, "last", last, "today", today, "near", NEAR);
        var near = sql.list(Near.class, COMING, values).stream().map(DueNotices::near);
        var disagreeing = sql.list(Disagreeing.class, OF_TODAY, values).stream().map(DueNotices::disagreeing);
        notices.post(Stream.concat(near, disagreeing).toList());
    }

    void tellDisagreements(List<RenewalId> renewals) {
        var ids = renewals.stream().map(RenewalId::value).toArray(UUID[]::new);
        notices.post(sql.list(Disagreeing.class, OF_THESE, Map.of("ids", ids)).stream().map(DueNotices::disagreeing).toList());
    }

    private static News near(Near one) {
        var cause = "near " + one.id.text() + " " + one.dueOn;
        return new News(one.member, one.account, NoticeKind.RENEWAL_NEAR, cause, one.id, one.dueOn.toString(), null);
    }

    private static News disagreeing(Disagreeing one) {
        var cause = "disagreement " + one.id.text() + " " + one.dueOn + " " + one.horizon;
        return new News(one.member, one.account, NoticeKind.DISAGREEMENT, cause, one.id, one.dueOn.toString(), null);
    }
}
