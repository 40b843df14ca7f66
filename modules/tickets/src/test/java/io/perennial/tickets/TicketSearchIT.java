package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.search.SearchTrials;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketSearchIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final String name = "search" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork company = TenantWork.of(name);
    private final TenantWork stranger = TenantWork.of("rowan");
    private final AccountId rhine = company.run(sql -> new Desk(sql).account(null, null));
    private final TicketId map = ticket(rhine, "The map does not load");
    private final TicketId login = ticket(rhine, "无法登录系统");

    private TicketId ticket(@Nullable AccountId account, String subject) {
        var id = company.run(sql -> new Desk(sql).ticket(account, subject, NINE));
        follow(id);
        return id;
    }

    private void follow(TicketId id) {
        company.run(sql -> {
            SearchTrials.follow(TicketSearch.KIND, List.of(id), sql);
            return id;
        });
    }

    private static List<String> found(TenantWork work, String text) {
        return work.run(sql -> SearchTrials.find(text, List.of(TicketSearch.KIND), 20, sql)).stream().map(hit -> hit.id().toString())
                .toList();
    }

    @Test
    void subjects_are_found_by_words_and_inside_of_chinese_and_tickets_by_number() {
        assertEquals(List.of(map.text()), found(company, "load map"));
        assertEquals(List.of(login.text()), found(company, "登录"));
        assertEquals(List.of(login.text()), found(company, "2"));
    }

    @Test
    void tickets_of_one_subject_are_told_apart_by_their_numbers() {
        ticket(rhine, "The map does not load");

        assertEquals(List.of("#1 The map does not load", "#3 The map does not load"),
                company.run(sql -> SearchTrials.find("load map", List.of(TicketSearch.KIND), 20, sql)).stream()
                        .map(hit -> hit.title()).sorted().toList());
    }

    @Test
    void nobody_finds_what_they_do_not_see() {
        assertEquals(List.of(), found(stranger, "map"));
        assertEquals(List.of(), found(company.seenBy(Desk.member(name)), "map"));
    }

    @Test
    void what_is_deleted_or_has_no_account_is_not_found() {
        ticket(null, "Whose map?");
        assertEquals(List.of(map.text()), found(company, "map"));

        company.run(sql -> sql.change("update tickets.ticket set deleted_at = now() where tenant_id = :tenant and id = :id",
                Map.of("id", map)));
        follow(map);

        assertEquals(List.of(), found(company, "map"));
    }
}
