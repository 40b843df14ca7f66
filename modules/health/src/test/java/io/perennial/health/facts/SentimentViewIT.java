package io.perennial.health.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.health.testing.Facts;
import io.perennial.platform.testing.TenantWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentimentViewIT {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate EXPIRY = LocalDate.parse("2026-03-20");

    private final TenantWork mallow = TenantWork.of("mallow");
    private final TenantWork nettle = TenantWork.of("nettle");

    @Test
    void the_latest_counts_until_it_expires_and_then_none_does() {
        var account = mallow.run(sql -> {
            var facts = new Facts(sql);
            var id = facts.account(null);
            facts.sentiment(id, NOON.plusSeconds(60), EXPIRY, 30);
            facts.sentiment(id, NOON, EXPIRY.plusYears(1), 80);
            return id;
        });

        assertEquals(Optional.of(30), said(mallow, account, EXPIRY.minusDays(1)));
        assertEquals(Optional.empty(), said(mallow, account, EXPIRY));
        assertEquals(Optional.empty(), said(nettle, account, EXPIRY.minusDays(1)));
    }

    private static Optional<Integer> said(TenantWork work, AccountId account, LocalDate day) {
        return work.run(sql -> SentimentView.on(day, account, sql)).map(SentimentView::value);
    }
}
