package io.perennial.api.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes requests that are almost valid: a valid one of a random operation, with one to three odd parts. */
final class Fuzz {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW");

    /** Values of headers, of which some are odd for each. */
    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry("Accept", List.of("*/*;q=abc", "application/problem+json", "text/html", "nonsense", ",", "*/*;q=", "a/b;c=\"")),
            Map.entry("Accept-Language", List.of("xx;q=abc", "zh-Hant-TW;q=0.5,*;q=2", "-", "x".repeat(300), "zh-*", "*-CN", "i-klingon")),
            Map.entry("Accept-Encoding", List.of("gzip;q=abc", "br", "gzip", "*;q=0")),
            Map.entry("Accept-Charset", List.of("klingon", "*;q=x")),
            Map.entry("Content-Type", List.of("application/json;charset=utf-16", "application/json;;", "text/csv", "application/x-ndjson",
                    "application/xml", "*/*", "application/merge-patch+json", "json", "application/json; charset=\"", "a/b/c")),
            Map.entry("Content-Encoding", List.of("gzip", "deflate", "identity", "gzip, gzip", "")),
            Map.entry("Content-Language", List.of("xx", "-")),
            Map.entry("If-Match", List.of("*", "\"1\"", "W/\"1\"", "1", "\"", "\"999999999999999999999\"", ",", "\"1\",\"2\"")),
            Map.entry("If-None-Match", List.of("*", "\"1\"", "W/", "\"")),
            Map.entry("If-Modified-Since", List.of("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")),
            Map.entry("Idempotency-Key", List.of("", "a b", "x".repeat(256), "k\u00e9y", "repeated")),
            Map.entry("Authorization", List.of("", "Bearer", "Bearer x", "Basic", "Basic !!", "Basic Og==", "Digest x", "bearer prn_x")),
            Map.entry("X-Sync-Trace", List.of("", "x".repeat(500), "\u00ff")),
            Map.entry("Cookie", List.of("$Version=abc", "a", "=;=;", "a=\"b")),
            Map.entry("Range", List.of("bytes=0-1", "bytes=9-1", "x")),
            Map.entry("Origin", List.of("null", "https://evil.example", "file://", "://")),
            Map.entry("traceparent", List.of("00-0-0-0", "x")),
            Map.entry("X-HTTP-Method-Override", List.of("DELETE")));

    /** @param own the operation that the request was made from */
    record Shot(ApiOperation own, String method, String target, Map<String, String> headers, byte @Nullable [] body) {
        @Override
        public String toString() {
            var shown = body == null ? "" : new String(body, 0, Math.min(body.length, 1_500), StandardCharsets.UTF_8);
            return own.id() + ": " + method + " " + target + " " + headers + " " + shown;
        }
    }

    private final ApiDocument document;
    private final Requests requests;
    private final Records own;
    private final Random dice;
    private final Odd odd;
    private final List<ApiOperation> operations;

    /** Leaves out what would end the session that it uses. */
    Fuzz(ApiDocument document, Records own, long seed) {
        this.document = document;
        this.requests = new Requests(document);
        this.own = own;
        this.dice = new Random(seed);
        this.odd = new Odd(dice);
        this.operations = document.operations().stream()
                .filter(operation -> !(operation.path().equals("/session") && operation.method().equals("DELETE"))).toList();
    }

    Shot next() {
        var operation = odd.one(operations);
        while (operation.open() && operation.method().equals("POST") && !odd.once(10)) operation = odd.one(operations);
        var ask = requests.ask(operation, NOWHERE, "", own);
        var method = odd.once(30) ? odd.one(METHODS) : ask.method();
        var headers = new LinkedHashMap<>(ask.headers());
        if (ask.type() != null) headers.put("Content-Type", ask.type());
        if (method.equals("DELETE")) headers.put("If-Match", "\"" + dice.nextInt() + "\"");
        for (int more = dice.nextInt(3); more > 0; more--) {
            var name = odd.one(List.copyOf(HEADERS.keySet()));
            if (!method.equals("DELETE") || !name.equals("If-Match")) headers.put(name, odd.one(HEADERS.get(name)));
        }
        return new Shot(operation, method, odd.once(3) ? target(operation, ask.target()) : ask.target(), headers, body(operation, ask));
    }

    private String target(ApiOperation operation, String right) {
        var parts = right.split("\\?", 2);
        var path = odd.once(3) ? path(parts[0]) : parts[0];
        var query = new ArrayList<>(parts.length == 2 ? List.of(parts[1].split("&")) : List.<String>of());
        var known = operation.queryParameters();
        for (int more = dice.nextInt(4); more > 0; more--) {
            var name = known.isEmpty() || odd.once(5) ? encoded(odd.text()) : odd.one(known);
            query.add(name + (odd.once(10) ? "" : "=" + encoded(odd.text())));
        }
        var whole = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        return whole.length() > 6_000 ? whole.substring(0, 6_000).replaceFirst("%.?$", "") : whole;
    }

    private String path(String right) {
        var segments = right.split("/", -1);
        segments[dice.nextInt(segments.length)] = encoded(odd.text());
        return ("/" + String.join("/", segments)).replaceFirst("^//", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte @Nullable [] body(ApiOperation operation, Ask ask) {
        if (ask.body() == null) return odd.once(20) ? bytes(odd.text()) : null;
        if (operation.open()) return bytes(ask.body().replace("northwind", "nobody"));
        if (ask.type() == null || !ask.type().endsWith("json"))
            return odd.once(2) ? bytes(odd.text() + "," + odd.text()) : bytes(ask.body());
        return switch (dice.nextInt(12)) {
            case 0 -> bytes(ask.body());
            case 1 -> bytes(Odd.written(odd.value()));
            case 2 -> broken(ask.body());
            case 3 -> bytes(ask.body().replaceFirst("\\{", "{\"" + firstField(ask.body()) + "\":1,"));
            default -> bytes(changed(ask.body()));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String firstField(String body) {
        var names = tree(body).fieldNames();
        return names.hasNext() ? names.next() : "x";
    }

    private byte[] broken(String body) {
        var bytes = bytes(body);
        bytes[dice.nextInt(bytes.length)] = (byte) dice.nextInt(256);
        return odd.once(2) ? bytes : java.util.Arrays.copyOf(bytes, dice.nextInt(bytes.length));
    }

    private String changed(String body) {
        var tree = tree(body);
        for (int more = 1 + dice.nextInt(3); more > 0; more--) change(tree);
        return Odd.written(tree);
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException never) {
            throw new IllegalArgumentException(body, never);
        }
    }

    /** Replaces, adds or removes a value somewhere in the tree. */
    private void change(JsonNode tree) {
        switch (tree) {
            case ObjectNode object when !object.isEmpty() -> {
                var name = odd.one(object.propertyStream().map(Map.Entry::getKey).toList());
                if (object.get(name).isContainerNode() && !object.get(name).isEmpty() && !odd.once(3)) change(object.get(name));
                else if (odd.once(6)) object.remove(name);
                else object.set(odd.once(8) ? odd.text() : odd.once(4) ? field(name) : name, odd.value());
            }
            case ArrayNode array when !array.isEmpty() -> {
                if (array.get(0).isContainerNode() && !odd.once(3)) change(array.get(0));
                else if (odd.once(4)) for (int more = dice.nextInt(300); more > 0; more--) array.add(array.get(0));
                else array.set(0, odd.value());
            }
            default -> {}
        }
    }

    /** Returns a name that another schema has, which this object may have too. */
    private String field(String otherwise) {
        var schema = document.resolve(odd.one(operations).requestSchema().orElse(JSON.createObjectNode()));
        var names = schema.path("properties").propertyStream().map(Map.Entry::getKey).toList();
        return names.isEmpty() ? otherwise : odd.one(names);
    }
}
