package io.perennial.vendors;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the people of a vendor of handovers: all of them what they have now, the leads what they have no longer and what could not be theirs
 * because nobody of them works, the latter once a day. The label is the ticket's number only.
 */
@ApplicationScoped
class HandoverNotices {
    record Told(TicketId id, AccountId account, MemberId member, String label) {}

    private static final String PEOPLE =
            """
            select t.id, t.account_id as account, m.id as member, '#' || t.number as label
            from {tickets.visible_ticket} t
            join {identity.vendor_member} m on m.vendor_id = :vendor and not m.suspended and m.id <> :caller
            where t.id = :id and t.account_id is not null
            """;
    private static final String LEADS = PEOPLE + " and 'vendor_lead' = any (m.roles)";

    @Inject Notices notices;
    @Inject Sql sql;
    @Inject Clock clock;

    void kept(TicketId ticket, VendorView vendor) {
        notices.post(news(LEADS, ticket, vendor.id(), NoticeKind.HANDOVER_KEPT, clock.instant().truncatedTo(ChronoUnit.DAYS), sql));
    }

    /** @param version of the ticket, before the vendor got it */
    void begun(TicketId ticket, VendorId vendor, long version) {
        notices.post(news(PEOPLE, ticket, vendor, NoticeKind.HANDOVER_BEGUN, version, sql));
    }

    /** @param version of the ticket, while the vendor had it */
    void ended(TicketId ticket, VendorId vendor, long version) {
        notices.post(news(LEADS, ticket, vendor, NoticeKind.HANDOVER_ENDED, version, sql));
    }

    /**
     * Returns the news for all but the caller, who knows.
     *
     * @param which tells the causes of one kind apart
     */
    private static List<News> news(String people, TicketId ticket, VendorId vendor, NoticeKind kind, Object which, Sql sql) {
        var told = Map.of("id", ticket, "vendor", vendor, "caller", Call.current().caller());
        return sql.list(Told.class, people, told).stream()
                .map(one -> new News(one.member(), one.account(), kind,
                        kind.name().toLowerCase(Locale.ROOT) + " " + one.id().text() + " " + which, one.id(), one.label(), null))
                .toList();
    }
}
