package io.perennial.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Loads the demo's customers through the API of a running server in demo mode. */
public final class DemoLoader {
    /** Public, like all of the demo's logins. */
    public static final String SECRET = "perennial-demo-secret";

    private final HttpClient http;
    private final URI api;
    private final Clock clock;
    private final Consumer<String> out;
    private final List<Company> companies;
    private final Optional<PastForecasts> past;

    /**
     * @param api the base address of the API, such as {@code http://localhost:9080/api/v1}
     * @param out receives lines about the progress
     */
    public DemoLoader(HttpClient http, URI api, Clock clock, Consumer<String> out) {
        this(http, api, clock, out, Company.all(), Optional.empty());
    }

    /** @param owner the database's owner, with whose login the forecasts of past quarters are written */
    public DemoLoader(HttpClient http, URI api, Clock clock, Consumer<String> out, DataSource owner) {
        this(http, api, clock, out, Company.all(), Optional.of(new PastForecasts(owner)));
    }

    DemoLoader(HttpClient http, URI api, Clock clock, Consumer<String> out, List<Company> companies, Optional<PastForecasts> past) {
        this.http = http;
        this.api = api;
        this.clock = clock;
        this.out = out;
        this.companies = companies;
        this.past = past;
    }

    /**
     * Loads what is missing: everything if there are no accounts, the rest if an earlier load was interrupted, and nothing if there are
     * accounts from elsewhere or the load is complete.
     *
     * @throws IOException if the server cannot be reached or refuses; the next call continues
     */
    public void load() throws IOException, InterruptedException {
        for (var company : companies) load(company);
    }

    /** Returns the id of the API client that every tenant of the demo has. */
    public static String clientId(String tenant) {
        return tenant + "-partner";
    }

    private void load(Company company) throws IOException, InterruptedException {
        var client = new Api(http, api, clientId(company.name()), SECRET, clock);
        var unfinished = unfinished(client);
        if (unfinished.isEmpty() && !client.get("/accounts?limit=1").path("items").isEmpty()) return;
        new Load(company, client, unfinished.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS)), past, out).run();
    }

    /**
     * Returns the time at which an interrupted load began. It continues as of that time: as of another day all data would be different and
     * would not match what is already there.
     */
    private static Optional<Instant> unfinished(Api client) throws IOException, InterruptedException {
        var marked = client.get("/accounts?limit=1&tag=" + Load.UNFINISHED).path("items").path(0).path("tags");
        return marked.valueStream()
                .map(JsonNode::asText)
                .filter(tag -> tag.startsWith(Load.AS_OF))
                .map(tag -> Instant.parse(tag.substring(Load.AS_OF.length())))
                .findFirst();
    }
}
