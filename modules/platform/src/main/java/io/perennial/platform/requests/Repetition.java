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
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a POST idempotent by its {@code Idempotency-Key}. That it was answered is stored in the transaction that did the work, so a crash
 * cannot separate the two. A refused request stores nothing, so its key can be used again.
 *
 * <p>
 * A repeat tells nothing that its caller may not see any more. A record is not stored but read again. Any other answer is bound to what its
 * caller saw.
 */
@Repeatable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 220)
class Repetition {
    static final String HEADER = "Idempotency-Key";
    static final int MAXIMUM_KEY = 255;
    private static final Pattern KEY = Pattern.compile("[!-~]{1," + MAXIMUM_KEY + "}");
    private static final Pattern WHOLE = Pattern.compile("^(/api/v1/[a-z-]+/[a-z]+_[0-9a-z]{26})/.*$");
    static final Duration KEPT = Duration.ofHours(48);

    record Given(byte[] fingerprint, int status, @Nullable String location, @Nullable String etag, String body, byte @Nullable [] sight) {}

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
            select fingerprint, status, location, etag, body, sight
            from {platform.idempotency_key}
            where client = :client and route = :route and key = :key
            """;
    private static final String KEEP =
            """
            insert into platform.idempotency_key
                   (tenant_id, client, route, key, fingerprint, status, location, etag, body, sight, created_at)
            values (:tenant, :client, :route, :key, :fingerprint, :status, :location, :etag, :body, :seen, :now)
            """;

    @Inject Sql sql;
    @Inject Json json;
    @Inject Clock clock;
    @Inject Reread reread;
    @Inject HttpServletRequest request;

    @AroundInvoke
    Object once(InvocationContext work) throws Exception {
        if (!work.getMethod().isAnnotationPresent(POST.class)) return work.proceed();
        var key = request.getHeader(HEADER);
        if (key == null) return work.proceed();
        checked(key);
        return work.getMethod().isAnnotationPresent(RunsAgain.class) ? work.proceed() : once(work, key);
    }

    private static void checked(String key) {
        if (KEY.matcher(key).matches()) return;
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
        var answer = work.proceed();
        // A link, which is a secret, is answered as it is, and kept nowhere.
        if (answer instanceof Response kept) keep(claim, kept);
        return answer;
    }

    private Optional<Given> given(Map<String, Object> claim) {
        var given = sql.first(Given.class, GIVEN, claim);
        if (given.isPresent() && !Arrays.equals(given.get().fingerprint(), Fingerprint.of(request)))
            throw RequestRefusal.IDEMPOTENCY_MISMATCH.because("This key was already used with another body or query.");
        return given;
    }

    private Response replayed(Given given) {
        var replay = Response.status(given.status()).header("Idempotency-Replayed", "true").type(MediaType.APPLICATION_JSON);
        if (given.location() != null) replay.header("Location", given.location());
        if (isRead(given.location())) return replay.entity(reread.at(Objects.requireNonNull(given.location()))).build();
        if (!given.body().isEmpty() && !Arrays.equals(given.sight(), Fingerprint.of(Call.current().sight())))
            throw RequestRefusal.IDEMPOTENCY_SIGHT_CHANGED
                    .because("What you may see has changed since this request was answered, so its answer is not repeated.");
        if (!given.body().isEmpty()) whole().filter(reread::covers).ifPresent(reread::at);
        if (given.etag() != null) replay.header("ETag", given.etag());
        return replay.entity(new Written(given.body())).build();
    }

    /** Returns the address of the record that the request was about: of {@code /contacts/cont_…/survey-readmissions} that of the contact. */
    private Optional<String> whole() {
        var route = WHOLE.matcher(Address.normal(request.getRequestURI()));
        return route.matches() ? Optional.of(route.group(1)) : Optional.empty();
    }

    private boolean isRead(@Nullable String location) {
        return location != null && reread.covers(location);
    }

    /** A body that is written already. */
    record Written(@com.fasterxml.jackson.annotation.JsonValue @com.fasterxml.jackson.annotation.JsonRawValue String json) {}

    private void keep(Map<String, Object> claim, Response answer) throws Exception {
        var kept = new java.util.HashMap<>(claim);
        kept.put("fingerprint", Fingerprint.of(request));
        kept.put("status", answer.getStatus());
        var location = answer.getLocation() == null ? null : answer.getLocation().toString();
        boolean told = answer.getEntity() != null && !isRead(location);
        kept.put("location", location);
        kept.put("etag", told && answer.getEntity() instanceof Versioned versioned ? VersionTags.tag(versioned.version()) : null);
        kept.put("body", told ? new String(json.write(answer.getEntity()), StandardCharsets.UTF_8) : "");
        kept.put("seen", Fingerprint.of(Call.current().sight()));
        kept.put("now", clock.instant());
        sql.change(KEEP, kept);
    }
}
