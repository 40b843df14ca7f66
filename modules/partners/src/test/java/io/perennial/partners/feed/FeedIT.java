package io.perennial.partners.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Refusal;
import io.perennial.partners.PartnerRefusal;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.call.Sight;
import io.perennial.platform.events.TestLog;
import io.perennial.platform.requests.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedIT {
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final LoggedTenant willow = LoggedTenant.of("willow" + suffix);
    private final LoggedTenant maple = LoggedTenant.of("maple" + suffix);
    private final UUID me = LoggedTenant.member("willow" + suffix);
    private final UUID other = LoggedTenant.member("willow" + suffix);

    @Test
    void each_change_of_the_tenant_comes_once_and_in_order_with_the_record_as_it_is_now() {
        var rhine = willow.account("Rhine", null);
        maple.account("Elbe", null);
        willow.rename(rhine, "Rhine & Co", 2);
        var gone = willow.account("Gone", null);
        willow.delete(gone, 2);

        var all = willow.read(0, 100);
        assertEquals(List.of("1 created 1 Rhine & Co", "2 changed 2 Rhine & Co", "3 created 1 -", "4 removed 2 -"), told(all));
        assertEquals(ChangeEntry.Reason.DELETED, all.items().getLast().reason());
        assertEquals(List.of("name"), all.items().getFirst().changedFields());
        assertEquals(4, all.reached());
        assertFalse(all.more());

        var first = willow.read(0, 3);
        assertTrue(first.more());
        assertEquals(List.of("4 removed 2 -"), told(willow.read(first.reached(), 3)));
        assertEquals(List.of(), told(willow.read(4, 3)));
    }

    @Test
    void a_reader_of_a_part_sees_what_comes_into_sight_and_goes_out_of_it_and_nothing_else() {
        var reader = willow.work().seenBy(me);
        var mine = willow.account("Mine", me);
        willow.account("Theirs", other);
        var comes = willow.account("Comes", other);
        willow.give(comes, other, me, 2);
        willow.give(mine, me, other, 2);
        willow.rename(mine, "Theirs now", 3);
        var deleted = willow.account("Deleted", me);
        willow.delete(deleted, 2);
        var foreign = willow.account("Foreign", other);
        willow.delete(foreign, 2);

        var seen = willow.read(reader, 0, 100);
        assertEquals(List.of("3 created 1 Comes", "4 created 2 Comes", "5 removed 2 -", "8 removed 2 -"), told(seen));
        assertEquals(List.of(mine.text(), deleted.text()), seen.items().stream().skip(2).map(ChangeEntry::id).toList());
        assertEquals(ChangeEntry.Reason.OUT_OF_SIGHT, seen.items().get(2).reason());
        assertEquals(10, seen.reached());
        assertEquals(List.of(), told(willow.read(willow.work().seenBy(me, Sight.NONE), 0, 100)));
    }

    @Test
    void changes_that_are_deleted_already_are_not_passed_over_in_silence() {
        var rhine = willow.account("Rhine", null);
        willow.rename(rhine, "Rhine 2", 2);
        willow.rename(rhine, "Rhine 3", 3);
        willow.last();
        willow.work().run(sql -> sql.change("delete from platform.outbox where tenant_id = :tenant and position <= 2", Map.of()));

        assertEquals(List.of("3 changed 3 Rhine 3"), told(willow.read(2, 100)));
        assertExpired(() -> willow.read(1, 100));
        assertExpired(() -> willow.read(0, 100));
        assertExpired(() -> willow.read(4, 100));
    }

    @Test
    void pages_are_exact_over_windows_and_types_and_sights() {
        var mine = willow.accounts(1_500, me, 10, other);
        var reader = willow.work().seenBy(me);
        var read = new ArrayList<String>();
        var stretch = willow.read(reader, 0, 40);
        for (; !stretch.items().isEmpty() || stretch.more(); stretch = willow.read(reader, stretch.reached(), 40))
            stretch.items().forEach(entry -> read.add(entry.id()));

        assertEquals(mine.stream().map(AccountId::text).toList(), read);
        assertEquals(1_000, willow.read(300, 1_000).items().size());
        assertEquals(1_300, willow.read(300, 1_000).reached());
    }

    @Test
    void a_cursor_belongs_to_one_reader_its_types_and_its_sight() {
        var cursor = new FeedCursor(new Cursor(new PlatformSettings("signs the cursors of tests, no others", "", false)));
        var own = willow.work().seenBy(me);
        var scope = LoggedTenant.scope(own);
        var text = own.run(_ -> cursor.write(4711, scope));

        assertEquals(4711L, (long) own.run(_ -> cursor.read(text, LoggedTenant.scope(own))));
        var foreign = List.of(willow.work(), maple.work().seenBy(me), willow.work().seenBy(other));
        for (var reader : foreign)
            assertThrows(Refusal.class, () -> reader.run(_ -> cursor.read(text, LoggedTenant.scope(reader))), reader::toString);
        assertThrows(Refusal.class, () -> own.run(_ -> cursor.read(text, LoggedTenant.scope(own, "account"))));
        var wider = willow.work().seenBy(me, Sight.owners(List.of(me, other)));
        assertExpired(() -> wider.run(_ -> cursor.read(text, LoggedTenant.scope(wider))));
    }

    @Test
    void who_keeps_no_cursor_begins_with_the_last_changes_that_are_kept() {
        var rhine = willow.account("Rhine", null);
        willow.rename(rhine, "Rhine 2", 2);
        willow.rename(rhine, "Rhine 3", 3);
        long last = willow.last();

        assertEquals(List.of(3L, 2L, 0L, 0L), List.of(willow.before(last, 0), willow.before(last, 1), willow.before(last, 3),
                willow.before(last, 9)));
        willow.work().run(sql -> sql.change("delete from platform.outbox where tenant_id = :tenant and position <= 2", Map.of()));
        assertEquals(2, willow.before(last, 9));
        assertEquals(0, maple.before(0, 9));
    }

    @Test
    void a_reader_that_lags_holds_back_neither_who_writes_nor_who_reads_and_keeps_nothing_from_being_deleted() {
        willow.accounts(1_200, me, 1, other);
        long last = willow.last();
        willow.work().run(lagging -> {
            assertEquals(200, new Feed(lagging, TestLog.on(lagging))
                    .read(0, last, FeedScope.of(List.of(), List.of(LoggedTenant.ACCOUNTS)), 200).items().size());
            var others = CompletableFuture.supplyAsync(() -> {
                willow.account("Written meanwhile", me);
                var read = willow.read(last, 10);
                willow.work()
                        .run(sql -> sql.change("delete from platform.outbox where tenant_id = :tenant and position <= 1000", Map.of()));
                return told(read);
            }, Thread::startVirtualThread).orTimeout(10, TimeUnit.SECONDS);
            assertEquals(List.of("1201 created 1 Written meanwhile"), others.join());
            return last;
        });
        assertExpired(() -> willow.read(200, 100));
    }

    private static void assertExpired(Runnable reading) {
        assertEquals(PartnerRefusal.CURSOR_EXPIRED, assertThrows(Refusal.class, reading::run).reason());
    }

    private static List<String> told(Feed.Stretch stretch) {
        return stretch.items().stream().map(entry -> entry.position() + " " + entry.op().name().toLowerCase(Locale.ROOT) + " "
                + entry.version() + " " + (entry.data() instanceof LoggedTenant.Shown shown ? shown.name() : "-")).toList();
    }
}
