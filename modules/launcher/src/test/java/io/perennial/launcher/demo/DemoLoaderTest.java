package io.perennial.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the loader with a small server that stores records as the API does: by external key, and notes by idempotency key. */
class DemoLoaderTest {
    private static final int CUSTOMERS = 26;
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

    private final HttpClient http = HttpClient.newHttpClient();
    private SmallApi api;

    @BeforeEach
    void start() throws IOException {
        api = new SmallApi();
    }

    @AfterEach
    void stop() {
        api.close();
        http.close();
    }

    @Test
    void an_empty_tenant_gets_its_customers() throws IOException, InterruptedException {
        load(TODAY, companies());

        assertEquals(Set.of("northwind", "contoso"), api.tenants());
        for (var tenant : api.tenants()) {
            assertEquals(CUSTOMERS, api.accounts(tenant).size());
            assertTrue(api.points(tenant) > 500 * CUSTOMERS, () -> tenant + ": " + api.points(tenant));
            assertTrue(api.notes(tenant) > CUSTOMERS);
        }
    }

    @Test
    void tickets_of_the_past_are_solved_and_those_of_today_begin_in_queues_and_none_is_from_the_future()
            throws IOException, InterruptedException {
        load(TODAY);

        var tickets = api.tickets("northwind");
        var past = tickets.stream().filter(ticket -> ticket.path("history").asBoolean()).toList();
        assertTrue(past.size() > CUSTOMERS && past.stream().allMatch(ticket -> ticket.has("solvedAt")), () -> past.size() + " of the past");
        assertEquals(OpenTickets.COUNT, tickets.size() - past.size());
        assertTrue(tickets.stream().allMatch(ticket -> Instant.parse(ticket.path("reportedAt").asText()).isBefore(TODAY.instant())));
        var moves = api.moves("northwind").entrySet();
        assertEquals(OpenTickets.COUNT, moves.stream().filter(move -> move.getKey().contains("/assignment")).count());
        assertTrue(moves.stream().anyMatch(move -> move.getValue().path("assigneeId").asText().equals("mem_agent")));
    }

    @Test
    void no_call_is_larger_than_the_api_takes() throws IOException, InterruptedException {
        load(TODAY);

        assertTrue(api.largestBatch() <= 1_000 && api.largestUsage() <= 10_000);
    }

    @Test
    void afterwards_nothing_is_marked_as_unfinished() throws IOException, InterruptedException {
        load(TODAY);

        for (var tenant : api.tenants())
            assertTrue(api.accounts(tenant).stream().noneMatch(account -> account.toString().contains("demo-")));
    }

    @Test
    void loaded_again_it_sends_nothing() throws IOException, InterruptedException {
        load(TODAY);
        var writes = api.writes();
        load(Clock.offset(TODAY, Duration.ofDays(30)));

        assertEquals(writes, api.writes());
    }

    @Test
    void a_load_that_was_broken_off_ends_as_if_it_had_not_been() throws IOException, InterruptedException {
        load(TODAY);
        var whole = api.contents();
        api.close();
        api = new SmallApi();
        for (var writes : new int[] {1, 3, 4, 20}) {
            api.refuseAfter(writes);
            assertThrows(IOException.class, () -> load(TODAY));
        }
        api.refuseNothing();
        load(Clock.offset(TODAY, Duration.ofDays(1)));

        assertTrue(whole.equals(api.contents()));
    }

    @Test
    void an_account_is_given_to_the_member_whose_address_it_knows() throws IOException, InterruptedException {
        load(TODAY);

        assertTrue(api.accounts("northwind").stream().anyMatch(account -> account.path("ownerId").asText().equals("mem_csm")));
        assertTrue(api.accounts("northwind").stream().anyMatch(account -> !account.has("ownerId")));
        assertTrue(api.accounts("northwind").stream().anyMatch(account -> account.path("parentId").asText().startsWith("acct_")));
    }

    @Test
    void a_server_that_is_busy_gets_the_request_again_after_the_pause_that_it_asks_for() throws IOException, InterruptedException {
        api.beBusy(3);
        load(TODAY);

        assertEquals(CUSTOMERS, api.accounts("northwind").size());
    }

    @Test
    void what_the_server_refuses_is_told_with_its_own_words() {
        api.refuseAfter(0);

        var refused = assertThrows(IOException.class, () -> load(TODAY));
        assertEquals("POST /api/v1/accounts/batch answered 503: enough", refused.getMessage());
    }

    private static List<Company> companies() {
        return Company.all().stream()
                .map(company -> new Company(company.name(), company.code(), company.seed(), CUSTOMERS, company.zone(), company.currency(),
                        company.scale(), company.words(), company.calendar()))
                .toList();
    }

    private void load(Clock clock, List<Company> companies) throws IOException, InterruptedException {
        new DemoLoader(http, api.address(), clock, line -> {}, companies, Optional.empty()).load();
    }

    private void load(Clock clock) throws IOException, InterruptedException {
        load(clock, companies().subList(0, 1));
    }
}
