package io.perennial.launcher.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads the tickets of one company: a year of history, and those that are open now, with running clocks. */
final class TicketLoad {
    /** Stores records by their external keys. */
    interface Upserts {
        void send(String path, List<? extends Body> bodies) throws IOException, InterruptedException;
    }

    private static final String PASSWORD = "perennial-demo";

    private final Company company;
    private final Upserts upserts;
    private final Map<String, String> ids;
    private final Map<String, String> members;
    private final Api lead;

    /**
     * @param ids the ids of all records, by their external ids
     * @param members the ids of the members, by their addresses
     */
    TicketLoad(Company company, Api api, Upserts upserts, Map<String, String> ids, Map<String, String> members) {
        this.company = company;
        this.upserts = upserts;
        this.ids = ids;
        this.members = members;
        // Only members give tickets to each other.
        this.lead = api.as(new Body.Login(company.name(), address("admin"), PASSWORD));
    }

    private String address(String name) {
        return name + "@" + company.name() + ".example";
    }

    void past(List<PastTickets.Past> tickets) throws IOException, InterruptedException {
        upserts.send("/tickets/batch", tickets.stream().map(past -> of(past.ticket(), customer(past))).toList());
        upserts.send("/messages/batch", tickets.stream().flatMap(past -> past.messages().stream()).toList());
    }

    private static String customer(PastTickets.Past past) {
        var key = past.ticket().externalKeys().getFirst().externalId();
        return key.substring(0, key.lastIndexOf('-'));
    }

    private Body.Ticket of(Body.Ticket ticket, String customer) {
        return ticket.of(id(customer), id(customer + "-P1"));
    }

    private String id(String externalId) {
        return Objects.requireNonNull(ids.get(externalId), externalId);
    }

    void open(List<Customer> customers, Instant now) throws IOException, InterruptedException {
        var tickets = new OpenTickets(company, customers, now).all();
        queues();
        upserts.send("/tickets/batch", tickets.stream()
                .map(open -> open.customer().map(customer -> of(open.ticket(), customer)).orElseGet(open::ticket)).toList());
        for (var open : tickets)
            lead.put("/tickets/" + id(open.key()) + "/assignment", new Body.Assignment(id(queue(open.queue())), holder(open.holder())));
        upserts.send("/messages/batch", tickets.stream().flatMap(open -> open.messages().stream()).toList());
        for (var open : tickets) stand(open);
    }

    private void queues() throws IOException, InterruptedException {
        var names = company.words().queues();
        upserts.send("/queues/batch", List.of(
                queue(names.getFirst(), 0, "agent", "lead", "manager"), queue(names.getLast(), 1, "agent", "lead", "admin")));
    }

    private Body.Queue queue(String name, int place, String... works) {
        var known = Stream.of(works).flatMap(one -> Stream.ofNullable(members.get(address(one)))).toList();
        return new Body.Queue(name, known, List.of(Body.ExternalKey.of(queue(place))));
    }

    private String queue(int place) {
        return company.code() + "-QUEUE-" + (place + 1);
    }

    /** Returns the id of the first queue, after the open tickets were loaded. */
    String firstQueue() {
        return id(queue(0));
    }

    private @Nullable String holder(@Nullable String name) {
        return name == null ? null : members.get(address(name));
    }

    private void stand(OpenTickets.Open open) throws IOException, InterruptedException {
        var at = "/tickets/" + id(open.key());
        switch (open.stand()) {
            case PENDING -> lead.put(at + "/pending", new Body.Pending());
            case ON_HOLD -> lead.put(at + "/hold", new Body.Hold("supplier"));
            case SOLVED -> lead.put(at + "/solution", open.topic().solved());
            case UNMATCHED, NEW, SECOND_LINE, OPEN, UNANSWERED -> {
            }
        }
    }
}
