import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Measures the cost of the API. {@code infra/bench/run} runs it, never a build:
 * {@code java Bench <url> <server pid> <postmaster pid> [seconds] [accounts]}. It fills the tenant telco and prints a line of
 * tab-separated values for each kind of request. With 0 seconds it only fills the tenant.
 */
public final class Bench {
    private static final String JSON = "application/json";
    private static final Pattern ID = Pattern.compile("\"id\":\"(acct_[0-9a-z]{26})\"");
    private static final LocalDate FIRST_START = LocalDate.of(2025, 1, 1);
    private static final LocalDate FIRST_END = LocalDate.now().plusMonths(1);
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Load load;
    private final int seconds;
    private final String token;
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 1_000);

    private Bench(URI base, Load load, int seconds) throws Exception {
        this.base = base;
        this.load = load;
        this.seconds = seconds;
        this.token = logIn();
    }

    public static void main(String[] arguments) throws Exception {
        var base = URI.create(arguments[0]);
        var cpu = new Load.Cpu(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        int accounts = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 60_000;
        var bench = new Bench(base, new Load(base, cpu, 16), seconds);
        bench.fill(accounts);
        if (seconds > 0) bench.measure();
    }

    private void fill(int accounts) throws Exception {
        var there = get("/api/v1/accounts?limit=1&count=true");
        long count = Long.parseLong(there.replaceAll("(?s).*\"count\":(\\d+).*", "$1"));
        for (; count < accounts; count += 1_000) post("/api/v1/contracts/batch", contracts(ids(post("/api/v1/accounts/batch", batch(1_000)))));
    }

    private void measure() throws Exception {
        var ids = firstIds();
        // Starts cold and runs long enough to reach the steady rate, to see how soon the server is warm.
        run("", "account read, from a cold start", Math.max(60, seconds), 1, () -> read(ids));
        run("", "ping: a JAX-RS resource that does nothing", seconds, 1, () -> request("GET", "/api/v1", null));
        run("read", "account read", seconds, 1, () -> read(ids));
        var list = "/api/v1/accounts?tier=gold&sort=renewsOn&limit=50";
        run("list", "list of 50, filtered and sorted, page 1", seconds, 50, () -> request("GET", list, null));
        var deep = list + "&cursor=" + cursor(list, 1_000);
        run("deep", "the same, page 1,000", seconds, 50, () -> request("GET", deep, null));
        run("create", "create with audit and event", seconds, 1, () -> request("POST", "/api/v1/accounts", body(next.incrementAndGet())));
        run("batch", "batch upsert of 1,000, new", seconds, 1_000, () -> request("POST", "/api/v1/accounts/batch", batch(1_000)));
        run("usage", "usage, 10,000 points a call", seconds, 10_000, () -> request("POST", "/api/v1/usage", usage(ids)));
    }

    /** @param bare the script with the same work in plain SQL, or an empty text */
    private void run(String bare, String name, int seconds, int rows, Supplier<Load.Request> requests) throws Exception {
        var result = load.run(seconds, rows, requests);
        System.err.printf("%-40s %,10.0f/s server %.3f ms postgres %.3f ms errors %d%n", name,
                result.rows() / result.seconds(), result.serverMs(), result.postgresMs(), result.errors());
        System.out.printf("%s\t%s\t%.1f\t%d\t%.3f\t%.3f\t%.2f\t%.2f\t%.0f\t%d%n", bare, name, result.rows() / result.seconds(), rows,
                result.serverMs(), result.postgresMs(), result.p50(), result.p99(), result.warm(), result.errors());
    }

    private Load.Request read(List<String> ids) {
        return request("GET", "/api/v1/accounts/" + ids.get(ThreadLocalRandom.current().nextInt(ids.size())), null);
    }

    private Load.Request request(String method, String path, String body) {
        return Load.request(method, base, path, token, body, JSON);
    }

    private String body(long number) {
        return """
                {"name":"Account %d","externalKeys":[{"system":"bench","externalId":"%d"}],"tier":"%s","segment":"mid_market",\
                "industry":"Logistics","country":"DE","zone":"Europe/Berlin","locale":"de-DE","lifecycleStage":"value",\
                "tags":["eu","fleet"],"website":"https://a%d.example","employees":%d}"""
                .formatted(number, number, number % 10 == 0 ? "silver" : "gold", number, number % 5_000);
    }

    private String batch(int items) {
        var batch = new StringBuilder("{\"items\":[");
        for (int at = 0; at < items; at++) batch.append(at == 0 ? "" : ",").append(body(next.incrementAndGet()));
        return batch.append("]}").toString();
    }

    private String usage(List<String> ids) {
        var points = new StringBuilder("{\"points\":[");
        long first = next.addAndGet(10_000);
        for (int at = 0; at < 10_000; at++) {
            var day = 1 + (first + at) % 28;
            points.append(at == 0 ? "" : ",").append("{\"accountId\":\"").append(ids.get((int) ((first + at) % ids.size())))
                    .append("\",\"metric\":\"logins\",\"at\":\"2026-0").append(1 + (first + at) % 9).append('-')
                    .append(day < 10 ? "0" : "").append(day).append("T08:00:00Z\",\"value\":").append(at % 100)
                    .append(",\"key\":\"").append(first + at).append("\"}");
        }
        return points.append("]}").toString();
    }

    /** Creates a contract for each account, so that they renew on many different days. */
    private String contracts(List<String> accounts) {
        var batch = new StringBuilder("{\"items\":[");
        for (var account : accounts) {
            long number = next.incrementAndGet();
            batch.append(batch.charAt(batch.length() - 1) == '[' ? "" : ",").append("""
                    {"accountId":"%s","number":"C-%d","externalKeys":[{"system":"bench","externalId":"%d"}],"startsOn":"%s","endsOn":"%s",\
                    "currency":"USD","lines":[{"product":"Fleet","quantity":"%d","unitPrice":"%d"}]}"""
                    .formatted(account, number, number, FIRST_START.plusDays(number % 365), FIRST_END.plusDays(number * 7 % 730), number % 50 + 1, number % 90 + 10));
        }
        return batch.append("]}").toString();
    }

    private static List<String> ids(String answer) {
        return ID.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    private List<String> firstIds() throws Exception {
        var ids = new ArrayList<String>();
        var cursor = "";
        while (ids.size() < 10_000) {
            var page = get("/api/v1/accounts?limit=200" + cursor);
            ids.addAll(ids(page));
            var more = CURSOR.matcher(page);
            if (!more.find()) break;
            cursor = "&cursor=" + more.group(1);
        }
        return ids;
    }

    private String cursor(String list, int page) throws Exception {
        var cursor = "";
        for (int at = 1; at < page; at++) {
            var more = CURSOR.matcher(get(list + cursor));
            if (!more.find()) break;
            cursor = "&cursor=" + more.group(1);
        }
        return cursor.replace("&cursor=", "");
    }

    private String logIn() throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString("telco-partner:perennial-demo-secret".getBytes());
        var answer = client.send(HttpRequest.newBuilder(base.resolve("/api/v1/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build(), HttpResponse.BodyHandlers.ofString());
        return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", JSON).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) throw new IOException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }
}
