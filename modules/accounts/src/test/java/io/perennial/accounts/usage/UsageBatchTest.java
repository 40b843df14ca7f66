package io.perennial.accounts.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageBatchTest {
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private static final String ACCOUNT = "\"accountId\":\"acct_01kgphx13te32v93y21498pbsk\"";
    private static final String REST = "\"metric\":\"logins\",\"at\":\"2026-03-01T08:00:00+08:00\",\"value\":1.5";

    @Test
    void a_point_names_its_account_by_id_or_by_key_and_its_instant_with_any_offset() throws IOException {
        var batch = read("{" + ACCOUNT + "," + REST + "}",
                "{\"account\":{\"system\":\"crm\",\"externalId\":\"7\"}," + REST + ",\"key\":\"web\"}");

        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), batch.points().getFirst().at());
        assertEquals(1.5, batch.points().getLast().value());
    }

    @Test
    void every_error_of_every_point_is_told_in_their_order() {
        assertEquals(
                List.of("/points/0/accountId rule", "/points/1/account/system format", "/points/1/accountId rule",
                        "/points/1/value required",
                        "/points/2 required", "/points/10/key size", "/points/10/metric format"),
                errors("{" + REST + "}",
                        "{" + ACCOUNT
                                + ",\"account\":{\"system\":\"C R M\",\"externalId\":\"7\"},\"metric\":\"logins\",\"at\":\"2026-03-01T08:00:00Z\"}",
                        "null", sound(), sound(), sound(), sound(), sound(), sound(), sound(),
                        "{" + ACCOUNT + ",\"metric\":\"LOGINS\",\"at\":\"2026-03-01T08:00:00Z\",\"value\":1,\"key\":\" \"}"));
    }

    @Test
    void a_time_before_2000_or_more_than_a_day_ahead_is_refused() throws IOException {
        var ahead = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        assertEquals(List.of("/points/0/at rule", "/points/1/at rule"),
                errors(at("1999-12-31T23:59:59Z"), at(ahead.plusSeconds(86_410).toString())));
        assertEquals(2, read(at("2000-01-01T00:00:00Z"), at(ahead.plusSeconds(86_300).toString())).points().size());
    }

    @Test
    void of_more_errors_than_a_hundred_the_first_hundred_are_told() {
        var errors = errors(IntStream.range(0, 300).mapToObj(point -> "{" + REST + "}").toArray(String[]::new));

        assertEquals(100, errors.size());
        assertEquals("/points/99/accountId rule", errors.getLast());
    }

    @Test
    void a_call_has_from_one_to_ten_thousand_points() throws IOException {
        assertEquals(List.of("/points size"), errors());
        assertEquals(10_000, read(IntStream.range(0, 10_000).mapToObj(point -> sound()).toArray(String[]::new)).points().size());
        assertEquals(List.of("/points size"), errors(IntStream.range(0, 10_001).mapToObj(point -> sound()).toArray(String[]::new)));
    }

    private static String sound() {
        return "{" + ACCOUNT + "," + REST + "}";
    }

    private static String at(String instant) {
        return "{" + ACCOUNT + ",\"metric\":\"logins\",\"value\":1,\"at\":\"" + instant + "\"}";
    }

    private static List<String> errors(String... points) {
        return assertThrows(Invalid.class, () -> read(points)).errors().stream().map(UsageBatchTest::said).toList();
    }

    private static String said(FieldError error) {
        return error.pointer() + " " + error.code();
    }

    private static UsageBatch read(String... points) throws IOException {
        var body = java.util.Arrays.stream(points).collect(Collectors.joining(",", "{\"points\":[", "]}"));
        return JSON.read(body.getBytes(StandardCharsets.UTF_8), UsageBatch.class);
    }
}
