package io.perennial.platform.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinksIT {
    private static final LinkPurpose TICKET = new LinkPurpose("ticket", "t");
    private static final LinkPurpose BOOKING = new LinkPurpose("booking", "b");

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");
    private final UUID record = UUID.randomUUID();

    private Links links(Sql sql) {
        return new Links(sql, new Tenants(), clock);
    }

    private String issue(@Nullable Integer uses) {
        return alder.run(sql -> links(sql).issue(new LinkWish(TICKET, record, "zh-Hans", uses, Duration.ofDays(30)))).replaceAll(".*/t/",
                "");
    }

    private Optional<Link> find(TenantWork by, String token, LinkPurpose purpose) {
        return by.run(sql -> links(sql).live(LinkToken.read(token), purpose));
    }

    @Test
    void a_link_opens_its_record_until_it_expires_and_its_token_is_nowhere() {
        var token = issue(null);

        var link = find(alder, token, TICKET).orElseThrow();
        assertEquals(record, link.recordId());
        assertEquals("zh-Hans", link.language());
        assertEquals(0L, alder.<Long>run(sql -> sql.number(
                "select count(*) from {platform.link} l where l::text like '%' || :part || '%'", Map.of("part", token.substring(30)))));
        clock.move(Duration.ofDays(30));
        assertTrue(find(alder, token, TICKET).isEmpty());
    }

    @Test
    void it_opens_nothing_for_another_purpose_or_with_another_tenants_key() {
        var token = issue(null);
        var others = UUID.fromString(rowan.run(sql -> Call.current().tenant().toString()));
        var forged = LinkToken.issue(others, new SecureRandom()).text().substring(0, 22) + token.substring(22);

        assertTrue(find(alder, token, BOOKING).isEmpty());
        assertTrue(find(rowan, token, TICKET).isEmpty());
        assertTrue(find(rowan, forged, TICKET).isEmpty());
        assertTrue(find(alder, forged, TICKET).isEmpty());
    }

    @Test
    void a_thousand_guesses_find_nothing() {
        issue(null);
        long found = alder.run(sql -> {
            var tenant = Call.current().tenant();
            var random = new SecureRandom();
            return IntStream.range(0, 1_000).filter(_ -> links(sql).live(LinkToken.issue(tenant, random), TICKET).isPresent()).count();
        });
        assertEquals(0, found);
    }

    @Test
    void of_two_who_use_it_at_once_one_wins() {
        var token = issue(1);
        var link = find(alder, token, TICKET).orElseThrow();
        var together = new CyclicBarrier(2);

        long wins = IntStream.range(0, 2).parallel().filter(_ -> alder.run(sql -> {
            await(together);
            boolean won = links(sql).use(link);
            return won;
        })).count();

        assertEquals(1, wins);
        assertTrue(find(alder, token, TICKET).isEmpty());
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_revoked_one_opens_nothing_and_those_of_other_records_stay() {
        var token = issue(null);
        var other = alder.run(sql -> links(sql).issue(new LinkWish(TICKET, UUID.randomUUID(), null, null, Duration.ofDays(1))));

        assertEquals(0, rowan.<Integer>run(sql -> links(sql).revoke(TICKET, record)));
        assertEquals(1, alder.<Integer>run(sql -> links(sql).revoke(TICKET, record)));

        assertTrue(find(alder, token, TICKET).isEmpty());
        assertFalse(find(alder, other.replaceAll(".*/t/", ""), TICKET).isEmpty());
    }
}
