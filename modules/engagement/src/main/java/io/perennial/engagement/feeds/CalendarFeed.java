package io.perennial.engagement.feeds;

import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Wording;
import io.perennial.platform.links.Link;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.links.Links;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the callbacks of a member as a calendar file. A callback that was withdrawn is shown as cancelled for 30 days. */
@ApplicationScoped
class CalendarFeed {
    /** Tells when there are callbacks, and nothing of the customers. */
    static final LinkPurpose TIMES = new LinkPurpose("calendar", "feeds");

    /** Also tells with whom and why. */
    static final LinkPurpose DETAILS = new LinkPurpose("calendar_details", "feeds");

    private record Shown(CallbackId id, long version, String subject, LocalDateTime local, ZoneId zone, int minutes, boolean withdrawn,
            String accountName, @Nullable String contactName, Instant updatedAt) {}

    private static final String SHOWN =
            """
            select c.id, c.version, c.subject, c.local, c.zone, c.minutes, c.state = 'withdrawn' as withdrawn, a.name as account_name,
                   p.name as contact_name, c.updated_at
            from {whole engagement.live_callback} c
            join {whole accounts.live_account} a on a.id = c.account_id
            left join {whole accounts.live_contact} p on p.id = c.contact_id
            where c.worked_by = :member and not c.history and c.starts_at > :now::timestamptz - interval '30 days'
              and (c.state <> 'withdrawn' or c.withdrawn_at > :now::timestamptz - interval '30 days')
              and :member in (select m.id from {identity.active_member} m)
            order by c.starts_at, c.id
            limit 1000
            """;

    private final Links links;
    private final Translations translations;
    private final Sql sql;
    private final Clock clock;

    @Inject
    CalendarFeed(Links links, Translations translations, Sql sql, Clock clock) {
        this.links = links;
        this.translations = translations;
        this.sql = sql;
        this.clock = clock;
    }

    /** Returns the file that a secret opens; empty if it opens none. */
    Optional<byte[]> read(String secret, String requestId) {
        return links.visit(secret, TIMES, requestId, link -> link.map(known -> file(known, false)))
                .or(() -> links.visit(secret, DETAILS, requestId, link -> link.map(known -> file(known, true))));
    }

    private byte[] file(Link link, boolean detailed) {
        return new CalendarFile(entries(new MemberId(link.recordId()), link.language() == null ? "en" : link.language(), detailed))
                .written();
    }

    List<CalendarEntry> entries(MemberId member, String language, boolean detailed) {
        var plain = translations.said(Wording.of("Callback"), language);
        return sql.list(Shown.class, SHOWN, Map.of("member", member, "now", clock.instant())).stream()
                .map(one -> entry(one, detailed ? one.subject() + " – " + one.accountName() : plain,
                        detailed && one.contactName() != null ? one.contactName() : ""))
                .toList();
    }

    private static CalendarEntry entry(Shown one, String title, String description) {
        return new CalendarEntry(one.id().text(), one.version() - 1, one.local(), one.zone(), one.minutes(), title, description,
                one.withdrawn(), one.updatedAt());
    }
}
