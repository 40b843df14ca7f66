import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how much the load of contoso delays northwind: {@code java Neighbours <url> <seconds>}. Northwind reads one account every 20
 * milliseconds. A read that had to wait for the one before it is measured from its planned time, so that no delay is hidden. The load waits
 * for nothing but its answers and does not follow Retry-After.
 */
public final class Neighbours {
    private static final String JSON = "application/json";
    private static final Pattern ID = Pattern.compile("\"id\":\"(acct_[0-9a-z]{26})\"");
    private static final int PACE_MS = 20;

    private final URI base;
    private final int seconds;
    private final HttpClient client = HttpClient.newHttpClient();

    private Neighbours(URI base, int seconds) {
        this.base = base;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        new Neighbours(URI.create(arguments[0]), Integer.parseInt(arguments[1])).measure();
    }

    private void measure() throws Exception {
        var neighbour = token("northwind");
        var busy = token("contoso");
        var quiet = Load.request("GET", base, "/api/v1/accounts/" + account(neighbour), neighbour, null, null);
        var list = Load.request("GET", base, "/api/v1/accounts?sort=-arr&limit=200", busy, null, null);
        var usage = Load.request("POST", base, "/api/v1/usage", busy, points(account(busy)), JSON);
        var wrong = Load.request("POST", base, "/api/v1/session", "none",
                "{\"tenant\":\"contoso\",\"email\":\"csm@contoso.example\",\"password\":\"wrong\"}", JSON);
        beside("warm-up", 0, list, quiet);
        beside("alone", 0, list, quiet);
        beside("beside 40 connections of lists", 40, list, quiet);
        beside("alone", 0, list, quiet);
        beside("beside 16 connections of usage batches", 16, usage, quiet);
        beside("alone", 0, list, quiet);
        beside("beside 40 connections of wrong logins", 40, wrong, quiet);
    }

    private void beside(String name, int connections, Load.Request load, Load.Request quiet) throws Exception {
        var stop = new AtomicBoolean();
        var answers = new ConcurrentHashMap<Integer, Integer>();
        var threads = IntStream.range(0, connections).mapToObj(_ -> Thread.ofPlatform().start(() -> repeat(load, stop, answers))).toList();
        var times = quietly(quiet);
        stop.set(true);
        for (var thread : threads) thread.join();
        System.out.printf("%-42s p50 %7.1f ms  p99 %7.1f ms  load %s%n", name, times[times.length / 2] / 1e6,
                times[(int) (times.length * 0.99)] / 1e6, new TreeMap<>(answers));
    }

    private void repeat(Load.Request load, AtomicBoolean stop, Map<Integer, Integer> answers) {
        try (var connection = new Load.Connection(base)) {
            while (!stop.get()) answers.merge(connection.send(load.bytes()), 1, Integer::sum);
        } catch (IOException broken) {
            answers.merge(0, 1, Integer::sum);
        }
    }

    private long[] quietly(Load.Request quiet) throws Exception {
        var times = new ArrayList<Long>();
        try (var connection = new Load.Connection(base)) {
            long begin = System.nanoTime();
            for (long at = 0; at < seconds * 1_000L / PACE_MS; at++) {
                long planned = begin + at * PACE_MS * 1_000_000L;
                long early = planned - System.nanoTime();
                if (early > 0) Thread.sleep(early / 1_000_000L, (int) (early % 1_000_000L));
                long from = early > 0 ? System.nanoTime() : planned;
                if (connection.send(quiet.bytes()) != 200) throw new IOException("The neighbour was refused");
                times.add(System.nanoTime() - from);
            }
        }
        return times.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static String points(String account) {
        var noon = Instant.parse("2026-01-01T12:00:00Z");
        return IntStream.range(0, 1_000)
                .mapToObj(at -> "{\"accountId\":\"%s\",\"metric\":\"logins\",\"at\":\"%s\",\"value\":%d}"
                        .formatted(account, noon.plusSeconds(at * 60L), at))
                .collect(Collectors.joining(",", "{\"points\":[", "]}"));
    }

    private String account(String token) throws Exception {
        var answer = send(HttpRequest.newBuilder(base.resolve("/api/v1/accounts?limit=1")).header("Authorization", "Bearer " + token).GET());
        var id = ID.matcher(answer);
        if (!id.find()) throw new IOException("There is no account: " + answer);
        return id.group(1);
    }

    private String token(String tenant) throws Exception {
        var basic = Base64.getEncoder().encodeToString((tenant + "-partner:perennial-demo-secret").getBytes());
        var answer = send(HttpRequest.newBuilder(base.resolve("/api/v1/oauth/token")).header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        return answer.replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) throw new IOException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }
}
