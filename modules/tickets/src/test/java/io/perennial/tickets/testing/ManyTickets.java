package io.perennial.tickets.testing;

import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Fills the tables of many tenants for a measurement. Each account has a ticket with a message, two states and two clocks. Half of the names
 * and subjects are Chinese. One ticket in ten is open, of the first tenant all are, in ten queues. The same tickets have the same ids each time.
 */
public final class ManyTickets {
    public static final int QUEUES = 10;

    private static final TestDatabase DATABASE = TestDatabase.shared();

    /** The index of the ticket is n. Every id has the tenant's number, so that the ids of two tenants differ. */
    private static final String FILL =
            """
            set session_replication_role = replica;
            create temp table made as
            select n, ('01900000-0000-7000-8%2$s-' || lpad(to_hex(n), 12, '0'))::uuid as id, %4$s or n %% 10 = 0 as open,
                   timestamptz '2026-06-09T09:00:00Z' - make_interval(mins => case when %4$s then 0 else n end) as at,
                   case when n %% 2 = 0 then (array['The map stays empty in region', 'The login fails after the update of', 'The invoice lacks the amount of', 'The export of usage stops at'])[1 + n / 2 %% 4] || ' ' || n
                        else (array['地图无法加载区域', '更新后无法登录系统', '发票缺少金额编号', '用量导出在此停止'])[1 + n / 2 %% 4] || ' ' || n end as subject
            from generate_series(1, %3$d) n;
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select '%1$s', id, case when n %% 2 = 0 then 'Rhine Machines ' || n else '长江机械 ' || n end, 'EUR', at, at from made;
            insert into accounts.account_health (tenant_id, account_id) select '%1$s', id from made;
            insert into accounts.account_search (tenant_id, id, account_id, title, open_text, closed_text)
            select '%1$s', id, id, records.folded(name), name, '' from accounts.account where tenant_id = '%1$s';
            insert into tickets.numbering (tenant_id, last) values ('%1$s', %3$d);
            insert into tickets.queue (tenant_id, id, name, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-9%2$s-' || lpad(to_hex(q), 12, '0'))::uuid, 'Queue ' || q, now(), now() from generate_series(0, 9) q;
            insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision, history, state, state_since,
                                        solved_at, closed_at, queue_id, created_at, updated_at)
            select '%1$s', id, n, id, subject, 'request', (array['general', 'important', 'urgent', 'critical'])[1 + n %% 4], 'email', 1, at, 'instant', false,
                   case when open then 'open' else 'closed' end, at, case when not open then at end, case when not open then at end,
                   ('01900000-0000-7000-9%2$s-' || lpad(to_hex(n / 10 %% 10), 12, '0'))::uuid, at, at
            from made;
            insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, severity, tier)
            select '%1$s', id, p, at, case when p = 1 then 'new' when open then 'open' else 'closed' end, 'general', 1 from made cross join generate_series(1, 2) p;
            insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at, updated_at)
            select '%1$s', id, id, 'public', 'contact', subject || '. Since this morning nobody here can work with it.', 'email', at, false, false, at, at from made;
            insert into tickets.ticket_search (tenant_id, id, account_id, title, open_text, closed_text)
            select '%1$s', id, id, records.folded(subject), n::text, subject from made;
            insert into tickets.clock (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, due_at, provisional, stopped_at,
                                       warned, followed, replayed, countdown, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-%5$s%2$s-' || lpad(to_hex(n), 12, '0'))::uuid, id, k, 1, 'customer', case when open then 'running' else 'stopped' end, 'all', 1,
                   'always', at, at + interval '8 hours', false, case when not open then at end, 0, 2, false,
                   replace('%6$s', '2026-06-09T09:00:00Z', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))::jsonb, at, at
            from made cross join (values ('%7$s')) kind (k);
            drop table made;
            set session_replication_role = origin;
            """;
    private static final String CLOCKS = FILL.substring(FILL.indexOf("insert into tickets.clock"), FILL.indexOf("drop table made"));

    private static final List<String> SEARCHED = List.of("tickets.ticket_search", "accounts.account_search");

    /** Drops the index of the words of a table, and keeps its definition as a comment on the table. */
    private static final String SET_ASIDE =
            """
            do $$
            declare
                name regclass;
            begin
                select i.indexrelid into name
                from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
                where i.indrelid = '%1$s'::regclass and m.amname = 'gin';
                execute format('comment on table %1$s is %%L', pg_get_indexdef(name));
                execute 'drop index ' || name;
            end
            $$
            """;
    private static final String INDEX_AGAIN =
            """
            set maintenance_work_mem = '512MB';
            do $$ begin execute obj_description('%1$s'::regclass); end $$
            """;

    private ManyTickets() {}

    /** @param countdown of a clock that began on 9 June 2026 at 9:00:00 UTC, as it is stored */
    public static void fill(int number, int tickets, String countdown) throws SQLException {
        var tenant = DATABASE.tenant("bench" + number);
        var mark = "%03x".formatted(number);
        var all = FILL.replace("drop table made;", CLOCKS.replace("%5$s", "%8$s").replace("%7$s", "%9$s") + "drop table made;");
        execute(all.formatted(tenant, mark, tickets, number == 1, "a", countdown, "resolution", "b", "first_response"));
    }

    /** Fills tables of searched texts. Their indexes are made anew afterwards, which is faster than row by row. */
    public interface Filling {
        void fill() throws SQLException;
    }

    public static void unindexed(Filling work) throws SQLException {
        execute("alter system set autovacuum = off", "select pg_reload_conf()");
        for (var table : SEARCHED) execute(SET_ASIDE.formatted(table));
        work.fill();
        for (var table : SEARCHED) execute(INDEX_AGAIN.formatted(table));
    }

    /** Brings statistics and visibility maps to where autovacuum would have brought them. */
    public static void tidy() throws SQLException {
        for (var table : new String[] {"tickets.ticket", "tickets.clock", "tickets.message", "tickets.ticket_state", "tickets.queue",
            "tickets.ticket_search",
            "accounts.account", "accounts.account_health", "accounts.account_search"})
            execute("vacuum analyze " + table);
    }

    public static UUID ticket(int number, int index) {
        return UUID.fromString("01900000-0000-7000-8%03x-%012x".formatted(number, index));
    }

    public static UUID queue(int number, int index) {
        return UUID.fromString("01900000-0000-7000-9%03x-%012x".formatted(number, index));
    }

    /** Returns the id of the clock of the resolution of a ticket. */
    public static UUID clock(int number, int index) {
        return UUID.fromString("01900000-0000-7000-a%03x-%012x".formatted(number, index));
    }

    private static void execute(String... texts) throws SQLException {
        try (var connection = DATABASE.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            for (var text : texts) statement.execute(text);
        }
    }
}
