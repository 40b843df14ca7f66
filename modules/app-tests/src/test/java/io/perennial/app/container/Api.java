package io.perennial.app.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Calls the server's API as a member of a demo tenant, through every filter. */
record Api(HttpClient http, String token) implements AutoCloseable {
    private static final String BASE = "http://localhost:" + System.getenv("PERENNIAL_PORT") + "/api/v1";
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    static Api of(String member, String tenant) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var body = """
                {"tenant": "%s", "email": "%s@%s.example", "password": "perennial-demo"}""".formatted(tenant, member, tenant);
        var request = HttpRequest.newBuilder(URI.create(BASE + "/session")).header("Content-Type", "application/json");
        var answer = http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body();
        var token = TOKEN.matcher(answer);
        if (!token.find()) throw new IllegalStateException("No login: " + answer);
        return new Api(http, token.group(1));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    HttpResponse<String> put(String path) throws IOException, InterruptedException {
        return send("PUT", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(BASE + path)).header("Authorization", "Bearer " + token);
        return http.send(request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
