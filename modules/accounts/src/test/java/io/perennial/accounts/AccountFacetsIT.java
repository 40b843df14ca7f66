package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.accounts.AccountFacets.Field;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountFacetsIT {
    private final String name = "facets" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork company = TenantWork.of(name);
    private final UUID owner = TestMember.of(name);
    private final AccountId gold = account("gold", owner, "[\"eu\", \"fleet\"]", "{\"seats\": 120}", 100);
    private final AccountId silver = account("silver", null, "[\"eu\"]", "{\"seats\": 7, \"site\": \"a:b\"}", 20);
    private final AccountId none = account(null, owner, "[]", "{}", 3);

    private AccountId account(String tier, UUID by, String tags, String own, int arr) {
        var id = new AccountId(TypeId.next());
        company.run(sql -> sql.change(
                """
                insert into accounts.account (tenant_id, id, name, tier, owner_id, tags, custom_fields, arr, currency, created_at, updated_at)
                values (:tenant, :id, 'Facet', :tier::text, :owner::uuid, :tags::jsonb, :own::jsonb, :arr, 'EUR', :now, :now)
                """, io.perennial.platform.sql.Sql.values("id", id, "tier", tier, "owner", by, "tags", tags, "own", own, "arr", arr, "now",
                        Instant.parse("2026-03-02T09:00:00Z"))));
        company.run(sql -> sql.change(AccountHealth.OF_NEW, Map.of("ids", new UUID[] {id.value()})));
        return id;
    }

    private AccountFacets facets(TenantWork work, List<Field> fields, String... parameters) {
        return work.run(sql -> AccountFacets.of(
                fields, TestLists.on(sql).narrowed(AccountView.LISTING, query(parameters)), Currency.getInstance("EUR"), sql));
    }

    private static Query query(String... parameters) {
        var asked = new TreeMap<String, String>();
        for (int at = 0; at < parameters.length; at += 2) asked.put(parameters[at], parameters[at + 1]);
        return new Query(asked);
    }

    private static List<String> said(AccountFacets facets, int field) {
        return facets.items().get(field).values().stream()
                .map(one -> one.value() + " " + one.accounts() + " " + (one.arr() == null ? "" : one.arr().amount())).toList();
    }

    private List<AccountId> list(String... parameters) {
        return company.run(sql -> TestLists.on(sql).page(AccountView.LISTING, query(parameters))).items().stream().map(AccountView::id)
                .toList();
    }

    @Test
    void accounts_are_counted_by_their_values() {
        var all = facets(company, List.of(Field.TIER, Field.TAG));
        assertEquals(3, all.accounts());
        assertEquals(List.of("gold 1 100.00", "silver 1 20.00", "null 1 3.00"), said(all, 0));
        assertEquals(List.of("eu 2 120.00", "fleet 1 100.00"), said(all, 1));

        var some = facets(company, List.of(Field.TIER), "arrFrom", "50", "fields", "tier");
        assertEquals(List.of("gold 1 100.00"), said(some, 0));
    }

    @Test
    void only_what_is_seen_is_counted_and_nothing_of_what_is_closed() {
        assertEquals(2, facets(company.seenBy(owner), List.of()).accounts());
        assertEquals(0, facets(TenantWork.of("facetsstranger"), List.of()).accounts());
        var closed = facets(company.seenBy(owner, Sight.ALL.closing(Set.of(FieldClass.REVENUE))), List.of(Field.TIER));
        assertNull(closed.arr());
        assertEquals(List.of("gold 1 ", "silver 1 ", "null 1 "), said(closed, 0));
    }

    @Test
    void lists_are_filtered_by_what_is_missing_by_amounts_and_by_custom_fields() {
        assertEquals(List.of(silver), list("without", "owner"));
        assertEquals(Set.of(silver, none), Set.copyOf(list("without", "owner,tier")));
        assertEquals(List.of(silver), list("arrFrom", "20", "arrUntil", "100"));
        assertEquals(List.of(gold), list("customField", "seats:120"));
        assertEquals(List.of(silver), list("customField", "site:a:b"));
        assertEquals(Set.of(gold, silver), Set.copyOf(list("customField", "seats:120,seats:7")));
    }
}
