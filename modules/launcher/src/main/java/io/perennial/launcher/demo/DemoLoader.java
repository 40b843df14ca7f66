package io.perennial.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Loads the demo's customers through the API of a running server in demo mode. */
public final class DemoLoader {
    /** Published, like all of the demo's logins. */
    public static final String SECRET = "perennial-demo-secret";

    private final HttpClient http;
    private final URI api;
    private final Clock clock;
    private final Consumer<String> out;
    private final List<Company> companies;
    private final Optional<PastForecasts> past;

    /**
     * @param api under which the API's paths lie, such as {@code http://localhost:9080/api/v1}
     * @param out is told how far it is, a line at a time
     */
    public DemoLoader(HttpClient http, URI api, Clock clock, Consumer<String> out) {
        this(http, api, clock, out, Company.all(), Optional.empty());
    }

    /** @param owner of the database, who also writes down how past quarters were forecast */
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
     * Loads what is missing: everything where there are no accounts, the rest where an earlier load was broken off, and
     * nothing where there are accounts of another origin or all is there.
     *
     * @throws IOException where the server cannot be reached or refuses; called again, it goes on
     */
    public void load() throws IOException, InterruptedException {
        for (var company : companies) load(company);
    }

    /** The client that every tenant of the demo has. */
    public static String clientId(String tenant) {
        return tenant + "-partner";
    }

    private void load(Company company) throws IOException, InterruptedException {
        var client = new Api(http, api, clientId(company.name()), SECRET, clock);
        var unfinished = unfinished(client);
        if (unfinished.isEmpty() && !client.get("/accounts?limit=1").path("items").isEmpty()) return;
        new Load(company, client, unfinished.orElseGet(() -> LocalDate.now(clock.withZone(company.zone()))), past, out).run();
    }

    /**
     * The day a load that was broken off was begun on. It goes on as of that day: as of another, all of the story would have
     * moved, and what is there already would not be met again.
     */
    private static Optional<LocalDate> unfinished(Api client) throws IOException, InterruptedException {
        var marked = client.get("/accounts?limit=1&tag=" + Load.UNFINISHED).path("items").path(0).path("tags");
        return marked.valueStream()
                .map(JsonNode::asText)
                .filter(tag -> tag.startsWith(Load.AS_OF))
                .map(tag -> LocalDate.parse(tag.substring(Load.AS_OF.length())))
                .findFirst();
    }
}
