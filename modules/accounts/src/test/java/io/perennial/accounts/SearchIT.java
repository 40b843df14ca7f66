package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.search.SearchAnswer.SearchHit;
import io.perennial.records.search.SearchTrials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchIT {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final String name = "search" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork company = TenantWork.of(name);
    private final TenantWork stranger = TenantWork.of("searchstranger");
    private final UUID owner = TestMember.of(name);
    private final AccountId rhine = account("Rhine Logistics GmbH", "[\"fleet\"]");
    private final AccountId shanghai = account("上海物流有限公司", "[]");
    private final AccountId bakery = account("Müller & Söhne Bäckerei", "[]");

    private AccountId account(String name, String tags) {
        var id = new AccountId(TypeId.next());
        company.run(sql -> sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, segment, tags, currency, created_at, updated_at)
                values (:tenant, :id, :name, null, 'mid', :tags::jsonb, 'EUR', :now, :now)
                """, Map.of("id", id, "name", name, "tags", tags, "now", NOW)));
        return id;
    }

    @BeforeEach
    void follow() {
        follow(rhine, shanghai, bakery);
    }

    private void follow(AccountId... ids) {
        company.run(sql -> {
            SearchTrials.follow(AccountSearch.KIND, List.of(ids), sql);
            return true;
        });
    }

    private List<String> found(TenantWork work, String text) {
        return work.run(sql -> SearchTrials.find(text, List.of(AccountSearch.KIND), 20, sql)).stream().map(SearchHit::title).toList();
    }

    private List<String> found(String text) {
        return found(company, text);
    }

    @Test
    void names_are_found_by_beginnings_parts_and_chinese_inside_of_words() {
        for (var text : List.of("rhine", "RHI log", "gist", "Ｒhine", "logistics rhine", "fleet"))
            assertEquals(List.of("Rhine Logistics GmbH"), found(text), text);
        for (var text : List.of("物流", "海物", "司", "上海"))
            assertEquals(List.of("上海物流有限公司"), found(text), text);
        for (var text : List.of("muller", "Sohne", "backer")) assertEquals(List.of("Müller & Söhne Bäckerei"), found(text), text);
        for (var text : List.of("物公", "hin", "rhine muller", "%", "'", "&|!()", "w"))
            assertEquals(text.equals("hin") ? 1 : 0, found(text).size(), text);
    }

    /** The wall of the accounts beside it must not come before the words: each search would read all records of the tenant. */
    @Test
    void the_index_of_words_is_asked() {
        var scans = company.run(sql -> {
            SearchTrials.find("rhine", List.of(AccountSearch.KIND), 20, sql);
            return sql.number("select pg_stat_get_xact_numscans('accounts.account_search_words'::regclass)", Map.of());
        });

        assertTrue(scans > 0);
    }

    @Test
    void one_typing_error_in_a_word_is_forgiven() {
        for (var text : List.of("logistcs", "lgoistics", "logisticss", "lohistics", "rhiine logi"))
            assertEquals(List.of("Rhine Logistics GmbH"), found(text), text);
        assertEquals(List.of(), found("logtcs"));
    }

    @Test
    void the_best_comes_first() {
        var exact = account("Rhine", "[]");
        var inside = account("Upper Rhine Foods", "[]");
        follow(exact, inside);

        assertEquals(List.of("Rhine", "Rhine Logistics GmbH", "Upper Rhine Foods"), found("rhine"));
    }

    @Test
    void what_is_renamed_or_deleted_is_followed() {
        company.run(sql -> sql.change("update accounts.account set name = 'Elbe Shipping' where tenant_id = :tenant and id = :id",
                Map.of("id", rhine)));
        company.run(sql -> sql.change("update accounts.account set deleted_at = updated_at where tenant_id = :tenant and id = :id",
                Map.of("id", bakery)));
        assertEquals(List.of(), found("muller"), "deleted, before the listener has heard of it");
        follow(rhine, bakery);

        assertEquals(List.of("Elbe Shipping"), found("elbe"));
        assertEquals(List.of(), found("rhine"));
        assertEquals(0L, company.run(sql -> sql.number("select count(*) from {whole accounts.account_search} where id = :id",
                Map.of("id", bakery))).longValue());
    }

    @Test
    void another_company_finds_nothing_and_who_sees_few_finds_few() {
        assertEquals(List.of(), found(stranger, "rhine"));
        var csm = company.seenBy(owner);
        assertEquals(List.of(), found(csm, "rhine"));
        assertEquals(List.of(), found(company.seenBy(owner, Sight.NONE), "rhine"));
        assertEquals(List.of("Rhine Logistics GmbH"), found(company.seenBy(owner, Sight.segments(Set.of("mid"))), "rhine"));
        company.run(sql -> sql.change("update accounts.account set owner_id = :owner where tenant_id = :tenant and id = :id",
                Map.of("owner", owner, "id", rhine)));
        assertEquals(List.of("Rhine Logistics GmbH"), found(csm, "rhine"), "the sight is of now");
    }

    @Test
    void what_is_closed_is_not_searched() {
        var closed = company.seenBy(owner, Sight.ALL.closing(Set.of(FieldClass.INTERNAL)));

        assertEquals(List.of(), found(closed, "fleet"));
        assertEquals(List.of("Rhine Logistics GmbH"), found(closed, "rhine"));
    }
}
