package io.perennial.accounts.notices;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts notices. A cause that is told already is not told again, so that a listener may hear an event twice. */
@ApplicationScoped
public class Notices {
    private static final Duration KEPT = Duration.ofDays(30);

    /**
     * A notice to be posted.
     *
     * @param cause the same text for the same cause
     * @param label names the subject: a day, a title
     * @param detail what is told of the account's health
     */
    public record News(MemberId member, AccountId account, NoticeKind kind, String cause, Id subject, String label,
            @Nullable String detail) {}

    private static final String POST =
            """
            insert into accounts.notice (tenant_id, id, member_id, account_id, kind, cause, subject, label, detail, at)
            select o.tenant_id, r.*
            from {platform.owner} o
            cross join unnest(:id::uuid[], :member::uuid[], :account::uuid[], :kind::text[], :cause::text[], :subject::text[], :label::text[],
                              :detail::text[], :at::timestamptz[]) r
            on conflict (tenant_id, member_id, cause) do nothing
            """;
    private static final String OLD =
            """
            delete from accounts.notice
            where tenant_id = :tenant and id in (select id from {whole accounts.notice} where at < :before limit :most)
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    public Notices(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void post(Collection<News> news) {
        sql.changeEach(POST, news.stream().map(this::row).toList());
    }

    private Map<String, ?> row(News news) {
        return Sql.values(
                "id", new NoticeId(TypeId.next()), "member", news.member(), "account", news.account(), "kind", news.kind(), "cause",
                news.cause(),
                "subject", news.subject().text(), "label", news.label(), "detail", news.detail(), "at", clock.instant());
    }

    @Produces
    static Perishable old() {
        return new Perishable(OLD, KEPT);
    }
}
