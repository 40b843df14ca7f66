package io.perennial.health.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination.Effect;
import io.perennial.health.testing.Facts;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomesIT {
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");

    private final TenantWork mallow = TenantWork.of("mallow");
    private final TenantWork nettle = TenantWork.of("nettle");
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final AccountId account = mallow.run(sql -> new Facts(sql).account(null));

    @Test
    void one_sent_again_changes_its_reason_or_nothing() {
        assertEquals(List.of(Effect.CREATED, Effect.CREATED), put(mallow, churned(DAY, "C1", "pricing"), churned(DAY, "C2", null)));
        assertEquals(List.of(Effect.UNCHANGED, Effect.REPLACED, Effect.CREATED, Effect.REPLACED),
                put(mallow, churned(DAY, "C1", "pricing"), churned(DAY, "C2", "support"), churned(DAY.plusDays(1), "C1", "a"),
                        churned(DAY.plusDays(1), "C1", "b")));

        assertEquals(List.of("2026-04-01 C1 b", "2026-03-31 C1 pricing", "2026-03-31 C2 support"),
                list(mallow, Map.of()).stream().sorted((one, other) -> {
                    var days = other.substring(0, 10).compareTo(one.substring(0, 10));
                    return days == 0 ? one.compareTo(other) : days;
                }).toList());
    }

    @Test
    void each_that_is_new_or_other_is_told_in_the_story_of_its_account() {
        put(mallow, churned(DAY, "C1", "pricing"));
        put(mallow, churned(DAY, "C1", "pricing"));
        put(mallow, churned(DAY, "C1", "support"));

        assertEquals(List.of("Recorded churned 2026-03-31", "Changed churned 2026-03-31"),
                heard.events.stream().map(event -> event.getClass().getSimpleName() + " " + event.label()).toList());
        assertEquals(List.of(account, account), heard.events.stream().map(event -> event.about()).toList());
        assertEquals(heard.events.getFirst().subject(), heard.events.getLast().subject());
    }

    @Test
    void a_deleted_one_never_was() {
        put(mallow, churned(DAY, "C1", "pricing"));
        var id = (OutcomeId) heard.events.getFirst().subject();

        mallow.run(sql -> {
            new Outcomes(sql, heard).delete(OutcomeView.get(id, sql));
            return id;
        });

        assertThrows(Refusal.class, () -> mallow.run(sql -> OutcomeView.get(id, sql)));
        assertEquals(OutcomeEvent.Deleted.class, heard.events.getLast().getClass());
    }

    @Test
    void a_list_is_narrowed_by_account_kind_and_days() {
        var other = mallow.run(sql -> new Facts(sql).account(null));
        put(mallow, churned(DAY, "C1", "pricing"), churned(DAY.plusDays(1), "C1", "pricing"));
        put(mallow, new OutcomeBody(other, null, DAY, OutcomeKind.RENEWED, "theirs", null));

        assertEquals(List.of("2026-04-01 C1 pricing", "2026-03-31 C1 pricing"), list(mallow, Map.of("accountId", account.text())));
        assertEquals(List.of("2026-04-01 C1 pricing"), list(mallow, Map.of("accountId", account.text(), "from", "2026-04-01")));
        assertEquals(List.of("2026-03-31 C1 pricing"), list(mallow, Map.of("accountId", account.text(), "to", "2026-04-01")));
        assertEquals(List.of(), list(mallow, Map.of("accountId", account.text(), "kind", "renewed")));
    }

    @Test
    void who_sees_only_own_accounts_neither_reads_nor_sends_those_of_others() {
        put(mallow, churned(DAY, "C1", "pricing"));
        var id = (OutcomeId) heard.events.getFirst().subject();
        var stranger = mallow.seenBy(UUID.randomUUID());

        assertEquals(List.of(), list(stranger, Map.of()));
        assertThrows(Refusal.class, () -> stranger.run(sql -> OutcomeView.get(id, sql)));
        assertThrows(Invalid.class, () -> put(stranger, churned(DAY, "C9", null)));
    }

    @Test
    void another_company_sees_none_of_it() {
        put(mallow, churned(DAY, "C1", "pricing"));
        var id = (OutcomeId) heard.events.getFirst().subject();

        assertEquals(List.of(), list(nettle, Map.of("accountId", account.text())));
        assertThrows(Refusal.class, () -> nettle.run(sql -> OutcomeView.get(id, sql)));
        assertEquals("/outcomes/0/accountId",
                assertThrows(Invalid.class, () -> put(nettle, churned(DAY, "C1", null))).errors().getFirst().pointer());
    }

    private OutcomeBody churned(LocalDate day, String key, @Nullable String reason) {
        return new OutcomeBody(account, null, day, OutcomeKind.CHURNED, key, reason);
    }

    private List<Effect> put(TenantWork work, OutcomeBody... outcomes) {
        return work.run(sql -> new Outcomes(sql, heard).put(List.of(outcomes)));
    }

    private List<String> list(TenantWork work, Map<String, String> parameters) {
        var asked = new TreeMap<>(parameters);
        asked.putIfAbsent("accountId", account.text());
        var page = work.run(sql -> TestLists.on(sql).page(OutcomeView.LISTING, new Query(asked)));
        return page.items().stream().map(one -> one.occurredOn() + " " + one.key() + " " + one.reason()).toList();
    }
}
