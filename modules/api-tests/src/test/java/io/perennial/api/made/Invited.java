package io.perennial.api.made;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A member whom the administrator of a tenant has invited and who has logged in. */
public record Invited(String id, String email, PerennialApi api) {
    public static final String PASSWORD = "correct-horse-battery";

    /** @param vendor the vendor that the member works for; empty for one of the organisation's own */
    public static Invited as(String role, String vendor, Perennial perennial, String tenant) {
        var admin = perennial.admin(tenant);
        var email = role + UUID.randomUUID() + "@" + tenant + ".example";
        var id = admin.post("/members", Map.of("email", email, "name", "Ida " + role.replace('_', ' '), "roles", List.of(role))).expect(201)
                .text("/id");
        if (!vendor.isEmpty()) admin.send("PUT", "/vendors/" + vendor + "/members/" + id, null, null).expect(200);
        var link = URI.create(admin.send("POST", "/members/" + id + "/password-links", null, null).expect(200).text("/url")).getPath();
        choose(perennial.address().resolve(link));
        return new Invited(id, email, PerennialApi.at(perennial.address()).asMember(tenant, email, PASSWORD));
    }

    private static void choose(URI link) {
        var form = HttpRequest.newBuilder(link).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("password=" + PASSWORD + "&again=" + PASSWORD));
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(form.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new AssertionError("No password was set: " + answer.body());
        } catch (IOException failed) {
            throw new AssertionError("No password was set", failed);
        } catch (InterruptedException failed) {
            Thread.currentThread().interrupt();
            throw new AssertionError("No password was set", failed);
        }
    }
}
