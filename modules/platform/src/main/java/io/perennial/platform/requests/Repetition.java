package io.perennial.platform.requests;

import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.Sql;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a POST idempotent by its {@code Idempotency-Key}. The first answer is stored in the transaction that did the work, so a crash
 * cannot separate the two. A refused request stores nothing, so its key can be used again.
 */
@Repeatable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 220)
class Repetition {
    static final String HEADER = "Idempotency-Key";
    static final int MAXIMUM_KEY = 255;
    private static final Pattern KEY = Pattern.compile("[!-~]{1," + MAXIMUM_KEY + "}");
    static final Duration KEPT = Duration.ofHours(48);

    record Given(byte[] fingerprint, int status, @Nullable String location, @Nullable String etag, String body) {}

    /**
     * Locks the key until the transaction ends: a second request finds the lock taken, not half of the work. Reads the owner's row, so that
     * a distributed database takes the lock on the node of the tenant.
     */
    private static final String CLAIM =
            """
            select case when pg_try_advisory_xact_lock(hashtextextended(o.tenant_id::text || :client || :route || :key, 0)) then 1 else 0 end
            from {platform.owner} o
            """;

    private static final String GIVEN =
            """
            select fingerprint, status, location, etag, body
            from {platform.idempotency_key}
            where client = :client and route = :route and key = :key
            """;
    private static final String KEEP =
            """
            insert into platform.idempotency_key
                   (tenant_id, client, route, key, fingerprint, status, location, etag, body, created_at)
            values (:tenant, :client, :route, :key, :fingerprint, :status, :location, :etag, :body, :now)
            """;

    @Inject Sql sql;
    @Inject Json json;
    @Inject Clock clock;
    @Inject HttpServletRequest request;

    @AroundInvoke
    Object once(InvocationContext work) throws Exception {
        if (!work.getMethod().isAnnotationPresent(POST.class)) return work.proceed();
        var key = request.getHeader(HEADER);
        return key == null ? work.proceed() : once(work, checked(key));
    }

    private static String checked(String key) {
        if (KEY.matcher(key).matches()) return key;
        throw RequestRefusal.MALFORMED_REQUEST.because(
                Wording.of("An Idempotency-Key must have 1 to {max} visible ASCII characters.").with("max", MAXIMUM_KEY));
    }

    private Object once(InvocationContext work, String key) throws Exception {
        var claim = Map.<String, Object>of(
                "client", Call.current().actor(), "route", Address.normal(request.getRequestURI()), "key", key);
        boolean claimed = sql.number(CLAIM, claim) == 1;
        var given = given(claim);
        if (given.isPresent()) return replayed(given.get());
        if (!claimed) throw RequestRefusal.IDEMPOTENCY_IN_FLIGHT.because("The first request with this key is still in progress.");
        var answer = (Response) work.proceed();
        keep(claim, answer);
        return answer;
    }

    private Optional<Given> given(Map<String, Object> claim) {
        var given = sql.first(Given.class, GIVEN, claim);
        if (given.isPresent() && !Arrays.equals(given.get().fingerprint(), Fingerprint.of(request)))
            throw RequestRefusal.IDEMPOTENCY_MISMATCH.because("This key was already used with another body or query.");
        return given;
    }

    private static Response replayed(Given given) {
        var replay = Response.status(given.status())
                .header("Idempotency-Replayed", "true")
                .type(MediaType.APPLICATION_JSON)
                .entity(new Written(given.body()));
        if (given.location() != null) replay.header("Location", given.location());
        if (given.etag() != null) replay.header("ETag", given.etag());
        return replay.build();
    }

    /** A body that is written already. */
    record Written(@com.fasterxml.jackson.annotation.JsonValue @com.fasterxml.jackson.annotation.JsonRawValue String json) {}

    private void keep(Map<String, Object> claim, Response answer) throws Exception {
        var kept = new java.util.HashMap<>(claim);
        kept.put("fingerprint", Fingerprint.of(request));
        kept.put("status", answer.getStatus());
        kept.put("location", answer.getLocation() == null ? null : answer.getLocation().toString());
        kept.put("etag", answer.getEntity() instanceof Versioned versioned ? VersionTags.tag(versioned.version()) : null);
        kept.put("body", answer.getEntity() == null ? "" : new String(json.write(answer.getEntity()), StandardCharsets.UTF_8));
        kept.put("now", clock.instant());
        sql.change(KEEP, kept);
    }
}
