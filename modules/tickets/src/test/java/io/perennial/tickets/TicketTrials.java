package io.perennial.tickets;

import io.perennial.kernel.Page;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestLists;
import io.perennial.records.search.SearchKind;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Does to tickets in a measurement what their resources do. */
public final class TicketTrials {
    public static final SearchKind SEARCHED = TicketSearch.KIND;

    private TicketTrials() {}

    public static TicketView get(TicketId id, Sql sql) {
        return TicketView.get(id, sql);
    }

    public static Page<TicketView> list(Map<String, String> asked, Sql sql) {
        return TestLists.on(sql).page(TicketView.LISTING, new Query(new TreeMap<>(asked)));
    }

    public static long number(Sql sql) {
        return new Numbering(1, sql).next();
    }

    public static void begin(Collection<UUID> tickets, Sql sql) {
        new StateLog(sql).begin(tickets);
    }
}
