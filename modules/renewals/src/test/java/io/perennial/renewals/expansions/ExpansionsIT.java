package io.perennial.renewals.expansions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Page;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Json;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.records.RecordKinds;
import io.perennial.records.Records;
import io.perennial.renewals.testing.Facts;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpansionsIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");

    private final TenantWork quince = TenantWork.of("quince");
    private final TenantWork rowan = TenantWork.of("rowan");

    @Test
    void by_the_expected_day_they_are_listed_page_by_page_and_those_without_one_come_last() {
        var account = account(quince, null);
        var none = lead(quince, account, null, null);
        var july = lead(quince, account, null, JULY);
        var june = lead(quince, account, null, JUNE);
        var at = Map.of("accountId", account.text(), "limit", "2");

        var first = list(quince, at);
        assertEquals(List.of(june, july), ids(first));
        assertEquals(List.of(none), ids(list(quince, with(at, "cursor", String.valueOf(first.nextCursor())))));
        assertEquals(List.of(july, june, none), ids(list(quince, with(Map.of("accountId", account.text()), "sort", "-expectedCloseOn"))));
        assertEquals(List.of(june, july), ids(list(quince, with(at, "sort", "-createdAt"))));
    }

    @Test
    void filters_narrow_each_other() {
        var account = account(quince, null);
        var june = lead(quince, account, null, JUNE);
        lead(quince, account, null, null);
        var won = lead(quince, account, null, JULY);
        quince.run(sql -> sql.change(
                "update renewals.expansion set state = 'won', decided_at = :now, kind = 'referral', stage = 'proposed' where tenant_id = :tenant and id = :id",
                Map.of("now", NINE, "id", won)));

        assertEquals(List.of(june), ids(
                list(quince, Map.of("accountId", account.text(), "expectedCloseFrom", "2026-06-01", "expectedCloseUntil", "2026-07-01"))));
        assertEquals(List.of(won), ids(list(quince, Map.of("accountId", account.text(), "expectedCloseFrom", "2026-06-02"))));
        assertEquals(List.of(won),
                ids(list(quince, Map.of("accountId", account.text(), "stage", "closed", "state", "won", "kind", "referral"))));
        assertEquals(List.of(), ids(list(quince, Map.of("accountId", account.text(), "stage", "proposed"))));
        assertEquals(2, list(quince, Map.of("accountId", account.text(), "stage", "identified")).items().size());
    }

    @Test
    void its_owner_is_the_accounts_until_somebody_is_named() {
        var ida = Facts.member("quince");
        var udo = Facts.member("quince");
        var account = account(quince, ida);
        var theirs = lead(quince, account, null, JUNE);
        var given = lead(quince, account, udo, JULY);

        assertEquals(List.of(theirs), ids(list(quince, Map.of("ownerId", new MemberId(ida).text()))));
        assertEquals(List.of(given), ids(list(quince, Map.of("ownerId", new MemberId(udo).text()))));
        assertEquals(new MemberId(ida), get(quince, theirs).ownerId());
    }

    @Test
    void who_sees_only_own_accounts_reads_no_others_not_even_what_is_theirs_to_work_on() {
        var ida = Facts.member("quince");
        var own = lead(quince, account(quince, ida), null, JUNE);
        var other = lead(quince, account(quince, null), ida, JUNE);
        var csm = quince.seenBy(ida);

        assertEquals(List.of(own), ids(list(csm, Map.of())));
        assertEquals(List.of(own), ids(list(csm, Map.of("ownerId", new MemberId(ida).text()))));
        assertEquals("Seats", get(csm, own).title());
        assertThrows(Refusal.class, () -> get(csm, other));
    }

    @Test
    void another_company_reads_none_of_it() {
        var account = account(quince, null);
        var id = lead(quince, account, null, JUNE);

        assertThrows(Refusal.class, () -> get(rowan, id));
        assertEquals(List.of(), ids(list(rowan, Map.of("accountId", account.text()))));
    }

    @Test
    void with_an_account_go_its_leads_and_their_keys_and_nobody_elses() {
        var account = account(quince, null);
        var gone = lead(quince, account, null, JUNE);
        var stays = lead(quince, account(quince, null), null, JUNE);
        var heard = new TenantWork.Heard();

        quince.run(sql -> {
            new Records(new Entities(), heard, sql, Clock.fixed(NINE.plusSeconds(60), ZoneOffset.UTC), new RecordKinds(Given.of()), JSON)
                    .deleteAllOf(Expansions.KIND, account);
            return account;
        });

        assertEquals(List.of(gone), heard.events.stream().map(DomainEvent::subject).toList());
        assertEquals(List.of("Seats", account), List.of(heard.events.getFirst().label(), heard.events.getFirst().about()));
        assertThrows(Refusal.class, () -> get(quince, gone));
        assertEquals("Seats", get(quince, stays).title());
        assertEquals(List.of(0L, 1L), List.of(keys(quince, gone), keys(quince, stays)));
    }

    private static AccountId account(TenantWork work, @Nullable UUID owner) {
        return work.run(sql -> new Facts(sql).account(owner, null));
    }

    private static ExpansionId lead(TenantWork work, AccountId account, @Nullable UUID owner, @Nullable LocalDate closes) {
        var id = new ExpansionId(TypeId.next());
        var values = Sql.values("id", id, "account", account, "owner", owner, "closes", closes, "key", id.text(), "now", NINE);
        work.run(sql -> sql.change(
                """
                insert into renewals.expansion (tenant_id, id, account_id, kind, title, stage, amount, currency, expected_close_on, owner_id, created_at, updated_at)
                values (:tenant, :id, :account, 'upsell', 'Seats', 'identified', 12.50, 'EUR', :closes::date, :owner::uuid, :now, :now)
                """,
                values));
        work.run(sql -> sql.change(
                "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place) values (:tenant, 'expansions', 'zoho', :key, :id, 0)",
                values));
        return id;
    }

    private static long keys(TenantWork work, ExpansionId id) {
        return work.run(sql -> sql.number("select count(*) from {records.external_key} where kind = 'expansions' and record_id = :id",
                Map.of("id", id)));
    }

    private static ExpansionView get(TenantWork work, ExpansionId id) {
        return work.run(sql -> ExpansionView.get(id, sql));
    }

    private static Page<ExpansionView> list(TenantWork work, Map<String, String> parameters) {
        return work.run(sql -> TestLists.on(sql).page(ExpansionView.LISTING, new Query(new TreeMap<>(parameters))));
    }

    private static List<ExpansionId> ids(Page<ExpansionView> page) {
        return page.items().stream().map(ExpansionView::id).toList();
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var more = new TreeMap<>(parameters);
        more.put(name, value);
        return more;
    }
}
