package io.perennial.engagement.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.testing.Facts;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Sight;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TasksIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");

    @Test
    void they_are_listed_by_the_time_at_which_they_are_late() {
        var account = account(null);
        var never = task(account, null, null, null);
        var ten = task(account, null, null, TEN);
        var nine = task(account, null, null, NINE);
        var at = Map.of("accountId", account.text());

        assertEquals(List.of(nine, ten, never), list(alder, at));
        assertEquals(List.of(ten, nine, never), list(alder, Map.of("accountId", account.text(), "sort", "-dueUntil")));
        assertEquals(List.of(nine), list(alder, Map.of("accountId", account.text(), "dueBefore", TEN.toString())));
    }

    @Test
    void what_was_put_off_is_found_until_its_time_comes() {
        var account = account(null);
        var later = task(account, null, null, TEN);
        var woken = task(account, null, null, TEN);
        var never = task(account, null, null, NINE);
        alder.run(sql -> {
            new Facts(sql).set(later, "snoozed_until", "2099-01-01T00:00:00Z");
            new Facts(sql).set(woken, "snoozed_until", "2020-01-01T00:00:00Z");
            return account;
        });

        assertEquals(List.of(later), list(alder, Map.of("accountId", account.text(), "snoozed", "true")));
        assertEquals(List.of(never, woken), list(alder, Map.of("accountId", account.text(), "snoozed", "false")));
    }

    @Test
    void a_task_without_owner_and_team_is_the_account_owners() {
        var ida = Facts.member("alder");
        var udo = Facts.member("alder");
        var account = account(ida);
        var theirs = task(account, null, null, NINE);
        var given = task(account, udo, null, NINE);
        var teams = task(account, null, Facts.team("alder", udo), NINE);

        assertEquals(List.of(theirs), list(alder, Map.of("ownerId", ida.text())));
        assertEquals(List.of(given), list(alder, Map.of("ownerId", udo.text())));
        assertEquals(List.of(theirs), list(alder.seenBy(ida.value()), Map.of("whose", "me")));
        assertEquals(List.of(teams), list(alder.seenBy(udo.value()), Map.of("whose", "team")));
    }

    @Test
    void who_sees_no_accounts_sees_what_is_given_to_them_or_their_team() {
        var ida = Facts.member("alder");
        var own = task(account(null), ida, null, NINE);
        var teams = task(account(null), null, Facts.team("alder", ida), TEN);
        var other = task(account(null), Facts.member("alder"), null, NINE);
        var nobody = alder.seenBy(ida.value(), Sight.NONE);

        assertEquals(List.of(own, teams), list(nobody, Map.of()));
        assertThrows(Refusal.class, () -> nobody.run(sql -> TaskView.get(other, sql)));
    }

    @Test
    void another_company_reads_none_of_it() {
        var account = account(null);
        var task = task(account, null, null, NINE);

        assertThrows(Refusal.class, () -> rowan.run(sql -> TaskView.get(task, sql)));
        assertEquals(List.of(), list(rowan, Map.of("accountId", account.text())));
    }

    private AccountId account(@Nullable MemberId owner) {
        return alder.run(sql -> new Facts(sql).account(owner, null));
    }

    private TaskId task(@Nullable AccountId account, @Nullable MemberId owner, @Nullable UUID team, @Nullable Instant due) {
        return alder.run(sql -> new Facts(sql).task(account, owner, team, due));
    }

    private static List<TaskId> list(TenantWork work, Map<String, String> parameters) {
        return work.run(sql -> TestLists.on(sql).page(TaskView.LISTING, new Query(new TreeMap<>(parameters)))).items().stream()
                .map(TaskView::id).toList();
    }
}
