package io.perennial.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A server in memory with the part of the API that the demo needs. It can be made to fail. */
final class SmallApi implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, Map<String, JsonNode>> tenants = new TreeMap<>();
    private int writes;
    private int refusedFrom = Integer.MAX_VALUE;
    private int busy;
    private int largestBatch;
    private int largestUsage;

    SmallApi() throws IOException {
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/api/v1");
    }

    void refuseAfter(int writes) {
        refusedFrom = this.writes + writes;
    }

    /** Asks for a pause before each of the next so many writes. */
    void beBusy(int writes) {
        busy = writes;
    }

    void refuseNothing() {
        refusedFrom = Integer.MAX_VALUE;
    }

    void add(String tenant, String id, JsonNode record) {
        tenants.computeIfAbsent(tenant, name -> new TreeMap<>()).put(id, record);
    }

    Set<String> tenants() {
        return tenants.keySet();
    }

    Collection<JsonNode> accounts(String tenant) {
        return having(tenant, "acct_").values();
    }

    int points(String tenant) {
        return having(tenant, "point ").size();
    }

    int notes(String tenant) {
        return having(tenant, "note ").size();
    }

    Collection<JsonNode> tickets(String tenant) {
        return having(tenant, "tick_").values();
    }

    /** Returns what was done to tickets, by address. */
    Map<String, JsonNode> moves(String tenant) {
        return having(tenant, "/tickets/");
    }

    Map<String, Map<String, JsonNode>> contents() {
        return tenants;
    }

    int writes() {
        return writes;
    }

    int largestBatch() {
        return largestBatch;
    }

    int largestUsage() {
        return largestUsage;
    }

    private Map<String, JsonNode> having(String tenant, String prefix) {
        var having = new TreeMap<>(tenants.get(tenant));
        having.keySet().removeIf(key -> !key.startsWith(prefix));
        return having;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        var body = exchange.getRequestBody().readAllBytes();
        if (path.equals("/oauth/token")) send(exchange, 200, grant(exchange));
        else if (path.equals("/session")) send(exchange, 200, "{\"accessToken\":" + Api.JSON.readTree(body).get("tenant") + "}");
        else if (exchange.getRequestMethod().equals("GET"))
            send(exchange, 200, page(tenant(exchange), path, exchange.getRequestURI().getQuery()));
        else if (busy > 0) {
            busy--;
            exchange.getResponseHeaders().set("Retry-After", "0");
            send(exchange, 503, "{\"detail\":\"busy\"}");
        } else if (writes++ >= refusedFrom) send(exchange, 503, "{\"detail\":\"enough\"}");
        else send(exchange, path.endsWith("/batch") ? 207 : 200, write(exchange, path, Api.JSON.readTree(body)).toString());
    }

    /** Grants a token, which is the tenant's name. */
    private static String grant(HttpExchange exchange) {
        var basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        var credentials = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        var tenant = credentials.replace("-partner:perennial-demo-secret", "");
        return "{\"access_token\":\"" + tenant + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
    }

    private Map<String, JsonNode> tenant(HttpExchange exchange) {
        var token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        return tenants.computeIfAbsent(token, name -> new TreeMap<>());
    }

    private static String page(Map<String, JsonNode> tenant, String path, String query) {
        var page = Api.JSON.createObjectNode();
        var items = page.putArray("items");
        if (path.equals("/members")) {
            for (var name : Set.of("agent", "csm", "manager")) {
                for (var company : Company.all())
                    items.addObject().put("id", "mem_" + name).put("email", name + "@" + company.name() + ".example");
            }
        } else if (path.equals("/renewals")) {
            tenant.values().stream().filter(one -> one.has("dueOn") && one.has("version")).forEach(items::add);
        } else {
            var tag = query.contains("tag=") ? "\"" + query.substring(query.indexOf("tag=") + 4) + "\"" : "";
            tenant.values().stream().filter(account -> account.has("tags") && account.get("tags").toString().contains(tag)).limit(1)
                    .forEach(items::add);
        }
        return page.toString();
    }

    private ObjectNode write(HttpExchange exchange, String path, JsonNode body) {
        var tenant = tenant(exchange);
        var answer = Api.JSON.createObjectNode();
        if (path.endsWith("/batch")) {
            largestBatch = Math.max(largestBatch, body.get("items").size());
            for (var item : body.get("items")) {
                var externalId = item.at("/externalKeys/0/externalId").asText();
                var id = path.startsWith("/accounts") ? "acct_" + externalId : path.substring(1, 5) + "_" + externalId;
                tenant.put(id, item);
                answer.withArray("items").addObject().put("id", id).put("externalId", externalId).put("status", 201);
            }
        } else if (path.equals("/usage")) {
            largestUsage = Math.max(largestUsage, body.get("points").size());
            for (var point : body.get("points"))
                tenant.put("point " + point.get("account") + point.get("metric") + point.get("at"), point.get("value"));
        } else {
            tenant.putIfAbsent((path.endsWith("/notes") ? "note " : path + " ") + exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    body);
        }
        return answer;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
