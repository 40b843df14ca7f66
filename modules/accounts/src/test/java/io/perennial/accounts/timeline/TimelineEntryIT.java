package io.perennial.accounts.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Page;
import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineEntryIT {
    private static final String CLARA = "mem_01km7tmv3xe67tv4ss1263hys9";

    private final TenantWork linden = TenantWork.of("linden");
    private final TenantWork spruce = TenantWork.of("spruce");
    private final AccountId account = new AccountId(TypeId.next());
    private String[] open = {"account", "contact", "contract", "note"};

    @Test
    void the_latest_comes_first_and_is_called_as_it_was_then() {
        audit(linden, account, CLARA, "contact.created", "Jana");
        audit(linden, account, CLARA, "contact.changed", "Jana Weiß");

        var page = list(linden, Map.of("limit", "1"));

        assertEquals(List.of("contact_changed Jana Weiß"), told(page));
        assertEquals(List.of("contact_created Jana"), told(list(linden, Map.of("limit", "1", "cursor", page.nextCursor()))));
    }

    @Test
    void what_happened_to_other_accounts_or_in_another_company_is_not_told() {
        audit(linden, account, CLARA, "account.created", "Rhine");
        audit(linden, new AccountId(TypeId.next()), CLARA, "account.created", "Danube");
        audit(spruce, account, CLARA, "account.created", "Theirs");

        assertEquals(List.of("account_created Rhine"), told(list(linden, Map.of())));
        assertEquals(1, list(linden, Map.of("count", "true")).count());
    }

    @Test
    void what_a_person_took_back_in_a_note_is_not_read_in_its_story() {
        audit(linden, account, CLARA, "note.created", "Secret");
        audit(linden, account, CLARA, "note.changed", "Plain");
        assertEquals(List.of("Plain", ""), texts(Map.of()));

        audit(linden, account, CLARA, "note.deleted", "Plain");
        assertEquals(List.of("", "", ""), texts(Map.of()));
    }

    @Test
    void only_what_the_caller_may_read_is_told() {
        audit(linden, account, CLARA, "contact.created", "Jana");
        audit(linden, account, CLARA, "contact_card.created", "Card");
        audit(linden, account, CLARA, "renewal.won", "2026-12-31");

        assertEquals(List.of("contact_created Jana"), told(list(linden, Map.of("kind", "contact_created,renewal_won"))));
        open = new String[] {"renewal"};
        assertEquals(List.of("renewal_won 2026-12-31"), told(list(linden, Map.of())));
        open = new String[0];
        assertEquals(0, list(linden, Map.of("count", "true")).count());
    }

    @Test
    void who_did_it_is_named_where_known_and_the_platform_is_nobody() {
        audit(linden, account, "recount", "account.changed", "Rhine");
        audit(linden, account, CLARA, "account.changed", "Rhine");

        var entries = list(linden, Map.of()).items().stream().map(entry -> entry.by(Map.of(CLARA, "Clara Sommer"))).toList();

        assertEquals("Clara Sommer", entries.getFirst().actorName());
        assertEquals(CLARA, entries.getFirst().actorId());
        assertNull(entries.getLast().actorId());
        assertNull(entries.getLast().actorName());
    }

    @Test
    void entries_are_found_by_kind_and_by_the_days_of_the_companys_zone() {
        audit(linden, account, "contract.created", "Late", Instant.parse("2026-03-01T23:30:00Z"));
        audit(linden, account, "contract.created", "Later", Instant.parse("2026-03-02T23:30:00Z"));
        audit(linden, account, "contact.created", "Jana", Instant.parse("2026-03-03T09:00:00Z"));

        assertEquals(List.of("Later", "Late"), texts(Map.of("kind", "contract_created")));
        assertEquals(List.of("Jana", "Later", "Late"), texts(Map.of("kind", "contract_created,contact_created")));
        assertEquals(List.of("Late"), texts(Map.of("from", "2026-03-02", "to", "2026-03-03")));
        assertEquals(List.of("Later"), texts(Map.of("from", "2026-03-03", "kind", "contract_created")));
    }

    @Test
    void what_is_told_later_stands_where_it_happened() {
        audit(linden, account, "contract.created", "Call", Instant.parse("2026-03-02T09:00:00Z"));
        var told = Instant.parse("2026-03-05T09:00:00Z");
        var sent = Instant.parse("2026-02-27T23:30:00Z");
        audit(linden, account, CLARA, "contact.created", "Jana", told, sent);

        assertEquals(List.of("Call", "Jana"), texts(Map.of()));
        var jana = list(linden, Map.of("from", "2026-02-28", "to", "2026-03-01")).items().getFirst();
        assertEquals(sent, jana.occurredAt());
        assertEquals(told, jana.recordedAt());
    }

    private List<String> texts(Map<String, String> parameters) {
        return list(linden, parameters).items().stream().map(TimelineEntry::text).toList();
    }

    private Page<TimelineEntry> list(TenantWork work, Map<String, String> parameters) {
        var query = new Query(new TreeMap<>(parameters));
        return work.run(sql -> TestLists.on(sql).page(TimelineEntry.LISTING, query,
                Map.of("about", account.text(), "zone", ZoneId.of("Europe/Berlin"), "open", open)));
    }

    private static List<String> told(Page<TimelineEntry> page) {
        return page.items().stream().map(entry -> entry.kind() + " " + entry.text()).toList();
    }

    private static void audit(TenantWork work, AccountId about, String actor, String action, String label) {
        audit(work, about, actor, action, label, Instant.parse("2026-03-02T09:00:00Z"));
    }

    private static void audit(TenantWork work, AccountId about, String action, String label, Instant at) {
        audit(work, about, CLARA, action, label, at);
    }

    private static void audit(TenantWork work, AccountId about, String actor, String action, String label, Instant at) {
        audit(work, about, actor, action, label, at, null);
    }

    private static void audit(
            TenantWork work, AccountId about, String actor, String action, String label, Instant at, @Nullable Instant happened) {
        work.run(sql -> sql.change(
                """
                insert into platform.audit (tenant_id, id, at, happened_at, actor, action, subject, about, label, changes)
                values (:tenant, :id, :at, :happened::timestamptz, :actor, :action, :about, :about, :label, '{}')
                """,
                Sql.values("id", TypeId.next(), "at", at, "happened", happened, "actor", actor, "action", action,
                        "about", about.text(), "label", label)));
    }
}
