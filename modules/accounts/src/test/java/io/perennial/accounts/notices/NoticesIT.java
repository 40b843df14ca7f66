package io.perennial.accounts.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.TestMember;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NoticesIT {
    private final TenantWork company = TenantWork.of("noticed");
    private final TenantWork stranger = TenantWork.of("noticestranger");
    private final MemberId me = new MemberId(TestMember.of("noticed"));
    private final AccountId account = account();

    private AccountId account() {
        var id = new AccountId(TypeId.next());
        company.run(sql -> sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, currency, created_at, updated_at)
                values (:tenant, :id, 'Noticed', :owner, 'EUR', :now, :now)
                """, Map.of("id", id, "owner", me, "now", Instant.parse("2026-03-02T09:00:00Z"))));
        return id;
    }

    private int post(String... causes) {
        return company.run(sql -> {
            new Notices(sql, Clock.systemUTC()).post(List.of(causes).stream().map(this::news).toList());
            return causes.length;
        });
    }

    private News news(String cause) {
        return new News(me, account, NoticeKind.BAND_CHANGED, cause, account, "Noticed", "green → red");
    }

    private List<NoticeView> list(TenantWork work, String... parameters) {
        var asked = new TreeMap<String, String>();
        for (int at = 0; at < parameters.length; at += 2) asked.put(parameters[at], parameters[at + 1]);
        return work.run(sql -> TestLists.on(sql).page(NoticeView.LISTING, new Query(asked), Map.of("me", me))).items();
    }

    @Test
    void each_cause_is_told_once() {
        post("one", "two", "one");
        post("two");

        assertEquals(2, list(company).size());
    }

    @Test
    void the_number_of_unread_ones_has_another_version_after_each_change() {
        var none = company.run(sql -> UnreadNotices.of(me, sql));
        post("one");
        var one = company.run(sql -> UnreadNotices.of(me, sql));
        company.run(sql -> sql.change("update accounts.notice set read_at = at where tenant_id = :tenant and member_id = :me",
                Map.of("me", me)));
        var read = company.run(sql -> UnreadNotices.of(me, sql));

        assertEquals(List.of(0L, 1L, 0L), List.of(none.unread(), one.unread(), read.unread()));
        assertNotEquals(none.version(), one.version());
        assertNotEquals(one.version(), read.version());
        assertEquals(1, list(company, "unread", "false").size());
    }

    @Test
    void who_no_longer_sees_the_account_is_told_nothing_and_another_company_never() {
        post("one");

        assertEquals(1, list(company.seenBy(me.value())).size());
        assertEquals(List.of(), list(stranger));
        company.run(sql -> sql.change("update accounts.account set owner_id = null where tenant_id = :tenant and id = :id",
                Map.of("id", account)));
        assertEquals(List.of(), list(company.seenBy(me.value())));
    }
}
