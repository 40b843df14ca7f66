package io.perennial.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the customers of one company. All records but notes are upserts by external key, and notes have idempotency keys, so an
 * interrupted load is simply repeated. The first customer is marked while the load runs.
 */
final class Load {
    static final int BATCH = 1_000;
    static final int POINTS = 10_000;
    private static final int SOON = 90;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int TRIES = 120;
    static final String UNFINISHED = "demo-unfinished";
    static final String AS_OF = "demo-at-";

    private final Company company;
    private final Api api;
    private final Consumer<String> out;
    private final List<Customer> customers;
    private final Instant now;
    private final LocalDate today;
    private final Optional<PastForecasts> past;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /** @param now when the load began, also if it was interrupted since then */
    Load(Company company, Api api, Instant now, Optional<PastForecasts> past, Consumer<String> out) {
        this.company = company;
        this.api = api;
        this.out = out;
        this.now = now;
        this.today = LocalDate.ofInstant(now, company.zone());
        this.past = past;
        this.customers = IntStream.rangeClosed(1, company.customers()).mapToObj(number -> new Customer(company, number, today)).toList();
    }

    void run() throws IOException, InterruptedException {
        for (var member : api.get("/members?limit=200").path("items")) {
            owners.put(member.path("email").asText(), member.path("id").asText());
        }
        accounts();
        upsert("/contacts/batch", customers.stream()
                .flatMap(customer -> customer.contacts().stream().map(contact -> contact.at(id(customer)))).toList());
        upsert("/contracts/batch", customers.stream()
                .flatMap(customer -> customer.contracts().stream().map(contract -> contract.of(id(customer)))).toList());
        usage();
        notes();
        tickets();
        new WorkLoad(company, api, this::upsert, ids, today).load(customers);
        scores();
        if (past.isPresent()) past(past.get());
        upsert("/accounts/batch", List.of(account(customers.getFirst())));
    }

    /** Loads customers without a parent first, because the others refer to them by id. */
    private void accounts() throws IOException, InterruptedException {
        var marked = account(customers.getFirst());
        var tags = new ArrayList<>(marked.tags());
        tags.addAll(List.of(UNFINISHED, AS_OF + now));
        var top = new ArrayList<Body.Account>(List.of(marked.tagged(tags)));
        customers.stream().skip(1).filter(customer -> customer.parent().isEmpty()).map(this::account).forEach(top::add);
        upsert("/accounts/batch", top);
        upsert("/accounts/batch", customers.stream().filter(customer -> customer.parent().isPresent()).map(this::account).toList());
    }

    private Body.Account account(Customer customer) {
        var owner = customer.owner().map(name -> owners.get(name + "@" + company.name() + ".example"));
        var parent = customer.parent().map(number -> ids.get(company.customer(number)));
        return customer.account().under(orNull(parent), orNull(owner));
    }

    private static @Nullable String orNull(Optional<String> id) {
        return id.orElse(null);
    }

    private String id(Customer customer) {
        return Objects.requireNonNull(ids.get(customer.key().externalId()));
    }

    private void upsert(String path, List<? extends Body> bodies) throws IOException, InterruptedException {
        for (var chunk : bodies.stream().gather(Gatherers.windowFixed(BATCH)).toList()) {
            for (var item : api.post(path, new Body.Items(chunk)).path("items")) remember(path, item);
        }
        out.accept("%s: %,d by %s".formatted(company.name(), bodies.size(), path));
    }

    private void remember(String path, JsonNode item) throws IOException {
        if (item.path("status").asInt() / 100 != 2) throw new IOException(path + " refused a demo record: " + item);
        ids.put(item.path("externalId").asText(), item.path("id").asText());
    }

    private void usage() throws IOException, InterruptedException {
        var waiting = new ArrayList<Body.Point>();
        long sent = 0;
        for (var customer : customers) {
            waiting.addAll(customer.usage());
            while (waiting.size() >= POINTS) sent += send(waiting.subList(0, POINTS));
        }
        if (!waiting.isEmpty()) sent += send(waiting);
        out.accept("%s: %,d usage points".formatted(company.name(), sent));
    }

    /**
     * Writes the past forecasts once the server's job has created the renewals that are still due, because the snapshots of past Mondays
     * include those.
     */
    private void past(PastForecasts forecasts) throws IOException, InterruptedException {
        var tries = 0;
        while (isAnyRenewalMissing()) {
            if (++tries == TRIES) throw new IOException("The renewals of " + company.name() + " were not created");
            Thread.sleep(LOOK_AGAIN);
        }
        forecasts.tell(company, today);
        new RenewalLoad(company, api).load(today);
        out.accept("%s: forecasts of five quarters".formatted(company.name()));
    }

    private boolean isAnyRenewalMissing() throws IOException, InterruptedException {
        var soon = api.get("/renewals/due?asOf=%s&dueUntil=%s&limit=200".formatted(today.plusDays(1), today.plusDays(SOON)));
        return soon.path("items").valueStream().anyMatch(term -> term.path("renewalId").isNull());
    }

    private void tickets() throws IOException, InterruptedException {
        var load = new TicketLoad(company, api, this::upsert, ids, owners);
        var past = IntStream.range(0, customers.size()).boxed()
                .flatMap(place -> new PastTickets(company, place + 1, customers.get(place), today).all().stream()).toList();
        load.past(past);
        var active = customers.stream().filter(customer -> customer.story().seats(today) > 0).toList();
        load.open(active, now);
        new VendorLoad(company, api, owners).run(load.firstQueue());
        new SurveyLoad(company, api, this::upsert, ids).run(active, past, now);
        new CallbackLoad(company, api, this::upsert, ids, owners, today).load(active);
    }

    private int send(List<Body.Point> points) throws IOException, InterruptedException {
        var size = points.size();
        api.post("/usage", new Body.Points(List.copyOf(points)));
        points.clear();
        return size;
    }

    /** Asks for the scores of a year, so that trends and histories have something to show. */
    private void scores() throws IOException, InterruptedException {
        var from = today.minusWeeks(53);
        api.postOnce("/health/replays", new Body.Replay(from), "demo-scores-" + from);
        out.accept("%s: scores since %s asked for".formatted(company.name(), from));
    }

    private void notes() throws IOException, InterruptedException {
        var written = 0;
        for (var customer : customers) {
            var notes = customer.notes();
            for (int note = 0; note < notes.size(); note++) {
                var key = "demo-note-" + customer.key().externalId() + "-" + note;
                api.postOnce("/accounts/" + id(customer) + "/notes", notes.get(note), key);
                written++;
            }
        }
        out.accept("%s: %,d notes".formatted(company.name(), written));
    }
}
