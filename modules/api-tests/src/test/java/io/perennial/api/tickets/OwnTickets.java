package io.perennial.api.tickets;

import io.perennial.api.PerennialApi;
import java.util.HashMap;
import java.util.Map;

/** Creates tickets of one account. */
record OwnTickets(PerennialApi api, String account) {
    /**
     * Creates a ticket and returns its path.
     *
     * @param more names of further fields, each before its value
     */
    String create(Object... more) {
        var body = new HashMap<String, Object>(Map.of("accountId", account, "subject", "Map"));
        for (int at = 0; at < more.length; at += 2) body.put(more[at].toString(), more[at + 1]);
        return "/tickets/" + api.post("/tickets", body).expect(201).text("/id");
    }

    static String id(String ticket) {
        return ticket.substring("/tickets/".length());
    }
}
