package io.perennial.vendors;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Tells the leads of a vendor that a ticket was to be theirs while nobody of them works; of each ticket once a day. The label is its number only. */
@ApplicationScoped
class LeadNotices {
    record Told(TicketId id, AccountId account, MemberId member, String label) {}

    private static final String LEADS =
            """
            select t.id, t.account_id as account, m.id as member, '#' || t.number as label
            from {tickets.visible_ticket} t
            join {identity.vendor_member} m on m.vendor_id = :vendor and not m.suspended and 'vendor_lead' = any (m.roles)
            where t.id = :id and t.account_id is not null
            """;

    @Inject Notices notices;
    @Inject Sql sql;
    @Inject Clock clock;

    void kept(TicketId ticket, VendorView vendor) {
        notices.post(news(ticket, vendor, clock.instant(), sql));
    }

    static List<News> news(TicketId ticket, VendorView vendor, Instant now, Sql sql) {
        var day = now.truncatedTo(ChronoUnit.DAYS);
        return sql.list(Told.class, LEADS, Map.of("id", ticket, "vendor", vendor.id())).stream()
                .map(one -> new News(one.member(), one.account(), NoticeKind.HANDOVER_KEPT, "kept " + one.id().text() + " " + day, one.id(),
                        one.label(), null))
                .toList();
    }
}
