package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Consumes missed callbacks and those about which a person has to decide: tells whoever works on them, or all members of their team, and of a
 * missed one also who leads them. If whoever works on it cannot be told, the owner of the account is.
 */
@ApplicationScoped
@ListensAs("engagement.callback-notices")
class CallbackNotices {
    record Told(CallbackId id, AccountId account, MemberId member, String label, Instant startsAt) {}

    private static final String TOLD =
            """
            select distinct c.id, c.account_id as account, m.id as member, left(c.subject, 180) as label, c.starts_at
            from {whole engagement.live_callback} c
            join {identity.working_member} m
              on m.id = c.worked_by
              or m.id = c.account_owner_id and c.worked_by is not null
                 and not exists (select from {identity.working_member} w where w.id = c.worked_by)
              or c.owner_id is null and m.id in (select t.member_id from {identity.team_member} t where t.team_id = c.team_id)
              or :escalate::boolean and m.id in (
                  select t.member_id from {identity.team_member} t
                  where t.leads and (t.team_id = c.team_id
                        or t.team_id in (select o.team_id from {identity.team_member} o where o.member_id = c.worked_by)))
            where c.id = any (:ids)
            """;

    private final Notices notices;
    private final Sql sql;

    @Inject
    CallbackNotices(Notices notices, Sql sql) {
        this.notices = notices;
        this.sql = sql;
    }

    void on(@Observes Happened<CallbackEvent> happened) {
        tell(NoticeKind.CALLBACK_MISSED, happened.events().stream().filter(event -> event instanceof CallbackEvent.Missed).toList());
        tell(NoticeKind.CALLBACK_UNDECIDED, happened.events().stream().filter(event -> event instanceof CallbackEvent.Questioned).toList());
    }

    private void tell(NoticeKind kind, List<CallbackEvent> events) {
        if (!events.isEmpty()) notices.post(news(kind, events.stream().map(CallbackEvent::subject).filter(Objects::nonNull).toList(), sql));
    }

    /** Returns one notice for each time that was missed, so that one that was moved and missed again is told again. */
    static List<News> news(NoticeKind kind, Collection<CallbackId> callbacks, Sql sql) {
        var ids = callbacks.stream().map(CallbackId::value).distinct().toArray(UUID[]::new);
        var values = Map.of("ids", ids, "escalate", kind == NoticeKind.CALLBACK_MISSED);
        return sql.list(Told.class, TOLD, values).stream().map(one -> new News(one.member(), one.account(), kind,
                kind.name().toLowerCase(Locale.ROOT) + " " + one.id().text() + " " + one.startsAt(), one.id(), one.label(), null)).toList();
    }
}
