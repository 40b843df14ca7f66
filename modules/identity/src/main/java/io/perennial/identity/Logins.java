package io.perennial.identity;

import io.perennial.kernel.Id;
import io.perennial.platform.Sql;
import io.perennial.platform.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Lets a member in by password and a client by secret. A wrong one and an unknown one take the same time and answer. */
@ApplicationScoped
class Logins {
    static final Duration SESSION = Duration.ofHours(12);
    static final Duration TOKEN = Duration.ofHours(1);

    /** Of 19 MiB and a tenth of a second of one core each. */
    private static final int CHECKED_AT_ONCE = 2;

    record Kept(UUID id, String hash) {}

    record LoggedIn(UUID tenant, UUID subject, Tokens.Issued token) {}

    private static final String MEMBER =
            """
            select id, password_hash as hash from {identity.member}
            where email = :name and password_hash is not null and suspended_at is null
            """;
    private static final String CLIENT =
            "select id, secret_hash as hash from {identity.client} where name = :name and suspended_at is null";

    @Inject Sql sql;
    @Inject Tenants tenants;
    @Inject Tokens tokens;

    private final Secrets secrets = new Secrets(new SecureRandom(), CHECKED_AT_ONCE);
    private String nobodys = "";

    @PostConstruct
    void prepare() {
        nobodys = secrets.hash("of nobody");
    }

    LoggedIn member(String tenant, String email, String password) {
        return logIn(tenant, MEMBER, email.toLowerCase(Locale.ROOT), password, MemberId::new, SESSION);
    }

    /** A client's id begins with its tenant's name: {@code northwind-partner}. */
    LoggedIn client(String id, String secret) {
        var tenant = id.substring(0, Math.max(0, id.indexOf('-')));
        return logIn(tenant, CLIENT, id, secret, ClientId::new, TOKEN);
    }

    private LoggedIn logIn(
            String name, String kept, String login, String secret, java.util.function.Function<UUID, Id> id, Duration lifetime) {
        var tenant = tenants.named(name).map(Tenants.Entry::id);
        var found = tenant.flatMap(in -> tenants.in(in, "login", () -> sql.first(Kept.class, kept, Map.of("name", login))));
        if (!secrets.matches(secret, found.map(Kept::hash).orElse(nobodys)) || found.isEmpty())
            throw LoginRefusal.WRONG_CREDENTIALS.because("Tenant, name or secret is wrong");
        var subject = id.apply(found.get().id());
        var token = tenants.in(tenant.orElseThrow(), "login", () -> tokens.issue(tenant.get(), subject, lifetime));
        return new LoggedIn(tenant.get(), subject.value(), token);
    }
}
