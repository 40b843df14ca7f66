package io.perennial.partners.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.partners.PartnerRefusal;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.call.Sight;
import io.perennial.platform.json.Json;
import io.perennial.platform.requests.Cursor;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.FollowedKind;
import io.perennial.records.FollowedKinds;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotsIT {
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private static final List<FollowedKind> KINDS = List.of(LoggedTenant.ACCOUNTS);

    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final LoggedTenant willow = LoggedTenant.of("willow" + suffix);
    private final LoggedTenant maple = LoggedTenant.of("maple" + suffix);
    private final UUID me = LoggedTenant.member("willow" + suffix);
    private final UUID other = LoggedTenant.member("willow" + suffix);
    private final TenantWork reader = willow.work().seenBy(me);

    @Test
    void it_has_what_its_caller_sees_in_parts_with_their_checksum_and_the_feed_goes_on_from_it() throws Exception {
        willow.accounts(1_030, me, 2, other);
        var id = taken(reader);
        assertNull(view(reader, id).files().getFirst().sha256());
        assertEquals(PartnerRefusal.SNAPSHOT_RUNNING, assertThrows(Refusal.class, () -> lines(reader, id)).reason());
        willow.account("Later", me);
        work(willow);

        var view = view(reader, id);
        var text = lines(reader, id);
        assertEquals(SnapshotView.State.COMPLETE, view.state());
        assertEquals(516, text.lines()
                .filter(line -> line.matches("\\{\"id\":\"acct_\\w+\",\"name\":\"(Account \\d+|Later)\",\"version\":1}")).count());
        assertEquals(516L, view.files().getFirst().records());
        var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(sha256), view.files().getFirst().sha256());
        long from = reader.run(_ -> cursors().read(view.after(), LoggedTenant.scope(reader)));
        assertEquals(1_030, from);
        assertEquals(1, willow.read(reader, from, 10).items().size());
    }

    @Test
    void nobody_else_reads_it_and_its_caller_only_with_the_same_sight() {
        willow.account("Mine", me);
        var id = taken(reader);
        work(willow);

        view(reader, id);
        for (var thief : List.of(willow.work(), willow.work().seenBy(other), maple.work().seenBy(me),
                willow.work().seenBy(me, Sight.owners(List.of(me, other)))))
            assertEquals(RequestRefusal.NOT_FOUND, assertThrows(Refusal.class, () -> view(thief, id)).reason());
    }

    @Test
    void a_caller_has_one_running_and_others_are_not_kept_back() {
        var first = taken(reader);
        assertEquals(PartnerRefusal.SNAPSHOT_RUNNING, assertThrows(Refusal.class, () -> taken(reader)).reason());
        taken(willow.work().seenBy(other));
        work(willow);
        for (int at = 0; at < 10; at++) {
            taken(reader);
            work(willow);
        }
        assertEquals(RequestRefusal.NOT_FOUND, assertThrows(Refusal.class, () -> view(reader, first)).reason());
    }

    @Test
    void ten_run_at_once_at_most() {
        for (int at = 0; at < 10; at++) taken(willow.work().seenBy(LoggedTenant.member("willow" + suffix)));
        assertEquals(PartnerRefusal.SNAPSHOT_RUNNING, assertThrows(Refusal.class, () -> taken(reader)).reason());
        taken(maple.work().seenBy(LoggedTenant.member("maple" + suffix)));
        work(willow);
        taken(reader);
    }

    private SnapshotId taken(TenantWork caller) {
        long last = willow.last();
        return caller.run(sql -> snapshots(sql).add(List.of(), LoggedTenant.scope(caller), last));
    }

    private static SnapshotView view(TenantWork caller, SnapshotId id) {
        return caller.run(sql -> snapshots(sql).view(id));
    }

    private static String lines(TenantWork caller, SnapshotId id) {
        return caller.run(sql -> {
            var lines = snapshots(sql).lines(id, "account");
            var text = new StringBuilder();
            for (int part = 1; part <= lines.parts(); part++) text.append(new String(lines.part(part, sql), StandardCharsets.UTF_8));
            return text.toString();
        });
    }

    private static void work(LoggedTenant tenant) {
        while (tenant.work().run(sql -> job(sql).step())) Thread.onSpinWait();
    }

    private static TakeSnapshots job(Sql sql) {
        var job = new TakeSnapshots();
        job.sql = sql;
        job.clock = Clock.systemUTC();
        job.json = JSON;
        job.kinds = new FollowedKinds() {
            @Override
            public List<FollowedKind> all() {
                return KINDS;
            }
        };
        return job;
    }

    private static FeedCursor cursors() {
        return new FeedCursor(new Cursor(new PlatformSettings("signs the cursors of tests, no others", "", false)));
    }

    private static Snapshots snapshots(Sql sql) {
        var snapshots = new Snapshots();
        snapshots.sql = sql;
        snapshots.clock = Clock.systemUTC();
        snapshots.cursors = cursors();
        snapshots.scopes = new FeedScopes() {
            @Override
            FeedScope of(List<String> asked) {
                return FeedScope.of(asked, KINDS);
            }
        };
        return snapshots;
    }
}
