package io.perennial.identity;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Characters;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Takes requests of people who forgot their password. It answers before it looks anything up, so that neither the answer nor its time tells
 * who is a member of which organisation.
 */
@Path("password-resets")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResetsResource {
    /** The organisation's short name, and the address to which the link goes. */
    public record PasswordReset(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9]{1,30}", message = "must be the short name of an organisation") String tenant,
            @NotNull @Email(message = "must be an e-mail address") @Characters(min = 3, max = 254) String email) {}

    record Found(MemberId id) {}

    private static final String JOB = "password-reset";
    private static final String BY_EMAIL = "select id from {identity.member} where email = :email and suspended_at is null";
    private static final int WAITING = 50;

    @Resource ManagedExecutorService executor;
    @Inject Invitations invitations;
    @Inject Tenants tenants;
    @Inject Sql sql;

    private final Semaphore waiting = new Semaphore(WAITING);

    @POST
    @PermitAll
    public Response ask(PasswordReset body) {
        if (!waiting.tryAcquire())
            throw RequestRefusal.OVERLOADED.until(Duration.ofSeconds(2), "The server has too much to do. Try again in 2 seconds.");
        executor.execute(() -> {
            try {
                send(body);
            } finally {
                waiting.release();
            }
        });
        return Response.noContent().build();
    }

    private void send(PasswordReset body) {
        var tenant = tenants.named(body.tenant()).filter(entry -> !entry.suspended());
        tenant.ifPresent(entry -> tenants.in(Call.of(JOB, entry.id()), () -> {
            var found = sql.first(Found.class, BY_EMAIL, Map.of("email", body.email().toLowerCase(Locale.ROOT)));
            found.flatMap(one -> MemberView.find(one.id(), sql)).ifPresent(invitations::reset);
            return found.isPresent();
        }));
    }
}
