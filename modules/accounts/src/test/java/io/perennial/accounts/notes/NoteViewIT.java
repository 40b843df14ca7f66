package io.perennial.accounts.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Page;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoteViewIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String AUTHOR = "mem_01km7tmv3xe67tv4ss1263hys9";

    private final TenantWork aspen = TenantWork.of("aspen");
    private final TenantWork hazel = TenantWork.of("hazel");

    @Test
    void notes_come_the_newest_first_and_page_by_page() {
        var account = account(aspen);
        var first = note(aspen, account, "First");
        var second = note(aspen, account, "Second");

        var page = list(aspen, account, Map.of("limit", "1"));

        assertEquals(List.of(second), ids(page));
        assertEquals(List.of(first), ids(list(aspen, account, Map.of("limit", "1", "cursor", page.nextCursor()))));
    }

    @Test
    void a_cursor_is_bound_to_its_account() {
        var account = account(aspen);
        note(aspen, account, "First");
        note(aspen, account, "Second");
        var cursor = list(aspen, account, Map.of("limit", "1")).nextCursor();

        assertThrows(Refusal.class, () -> list(aspen, account(aspen), Map.of("limit", "1", "cursor", cursor)));
    }

    @Test
    void a_note_is_found_by_its_id() {
        var note = note(aspen, account(aspen), "First");

        assertEquals(AUTHOR, aspen.run(sql -> NoteView.get(note, sql)).authorId());
    }

    @Test
    void another_company_sees_neither_the_note_nor_the_list() {
        var account = account(aspen);
        var note = note(aspen, account, "First");

        assertThrows(Refusal.class, () -> hazel.run(sql -> NoteView.get(note, sql)));
        assertEquals(List.of(), ids(list(hazel, account, Map.of())));
    }

    @Test
    void who_sees_only_own_accounts_sees_no_note_of_others() {
        var account = account(aspen);
        var note = note(aspen, account, "First");
        var csm = aspen.seenBy(UUID.randomUUID());

        assertThrows(Refusal.class, () -> csm.run(sql -> NoteView.get(note, sql)));
        assertEquals(List.of(), ids(list(csm, account, Map.of())));
    }

    private static Page<NoteView> list(TenantWork work, AccountId account, Map<String, String> parameters) {
        var query = new Query(new TreeMap<>(parameters));
        return work.run(sql -> TestLists.on(sql).page(NoteView.LISTING, query, Map.of("account", account)));
    }

    private static List<NoteId> ids(Page<NoteView> page) {
        return page.items().stream().map(NoteView::id).toList();
    }

    private static AccountId account(TenantWork work) {
        var id = new AccountId(TypeId.next());
        work.run(sql -> sql.change(
                """
                insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
                values (:tenant, :id, 'Rhine', 'EUR', :now, :now)
                """,
                Map.of("id", id, "now", NINE)));
        return id;
    }

    private static NoteId note(TenantWork work, AccountId account, String text) {
        var id = new NoteId(TypeId.next());
        work.run(sql -> sql.change(
                """
                insert into accounts.note (tenant_id, id, account_id, text, author_id, created_at, updated_at)
                values (:tenant, :id, :account, :text, :author, :now, :now)
                """,
                Map.of("id", id, "account", account, "text", text, "author", AUTHOR, "now", NINE)));
        return id;
    }
}
