package io.perennial.identity;

import io.perennial.kernel.Id;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.call.Sight;
import io.perennial.platform.call.TrafficSettings;
import io.perennial.platform.events.Audit;
import io.perennial.platform.http.Exchange;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Logs in members by password and clients by secret. A wrong secret, an unknown name and an unknown tenant take the same steps, and so
 * the same time and answer.
 */
@ApplicationScoped
class Logins {
    static final Duration SESSION = Duration.ofHours(12);
    static final Duration TOKEN = Duration.ofHours(1);

    private static final String NOT_YET_KNOWN = "anonymous";

    private static final String CAME =
            """
            insert into identity.first_login (tenant_id, member_id, at) values (:tenant, :member, :now)
            on conflict (tenant_id, member_id) do nothing
            """;

    record Kept(UUID id, String hash) {}

    record LoggedIn(Call call, UUID subject, Tokens.Issued token) {}

    /** The kinds of logins: the query that finds one by name, and the lifetime of its token. */
    private enum Kind {
        MEMBER(
                """
                select id, hash from (
                    select m.id, case when c.instead_of = coalesce(m.password_hash, 'none') then c.password_hash else m.password_hash end as hash
                    from {identity.member} m
                    left join {identity.member_choice} c on c.member_id = m.id
                    where m.email = :name and m.suspended_at is null) known
                where hash is not null
                """,
                MemberId::new,
                SESSION),
        CLIENT(
                "select id, secret_hash as hash from {identity.client} where name = :name and suspended_at is null",
                ClientId::new,
                TOKEN);

        private final String query;
        private final Function<UUID, Id> id;
        private final Duration lifetime;

        Kind(String query, Function<UUID, Id> id, Duration lifetime) {
            this.query = query;
            this.id = id;
            this.lifetime = lifetime;
        }
    }

    /** @param counted the key by which failures are counted: the name, prefixed with the tenant's if there is no such tenant */
    private record Login(Kind kind, String name, Call call, boolean suspended, String counted, String source) {}

    @Inject Sql sql;
    @Inject Tenants tenants;
    @Inject Tokens tokens;
    @Inject LoginAttempts attempts;
    @Inject Audit audit;
    @Inject HttpServletRequest request;
    @Inject TrafficSettings traffic;
    @Inject Clock clock;

    private @Nullable Checking checking;

    /** @param nobodys a hash to check when nobody has the name, so that this takes the same time */
    private record Checking(Secrets secrets, SecretChecks checks, String nobodys) {
        static Checking on(int threads) {
            var secrets = new Secrets(new SecureRandom(), threads);
            return new Checking(secrets, new SecretChecks(threads), secrets.hash("of nobody"));
        }

        boolean matches(String secret, Optional<Kept> found, String source) {
            return checks.run(source, () -> secrets.matches(secret, found.map(Kept::hash).orElse(nobodys)));
        }
    }

    @PostConstruct
    void prepare() {
        checking = Checking.on(traffic.loginThreads());
    }

    @PreDestroy
    void stop() {
        checking().checks().close();
    }

    private Checking checking() {
        return Objects.requireNonNull(checking);
    }

    LoggedIn member(String tenant, String email, String password) {
        return logIn(login(Kind.MEMBER, tenant, email.toLowerCase(Locale.ROOT)), password);
    }

    /** Logs in a client. Its id begins with its tenant's name: {@code northwind-partner}. */
    LoggedIn client(String id, String secret) {
        return logIn(login(Kind.CLIENT, id.substring(0, Math.max(0, id.indexOf('-'))), id), secret);
    }

    /** Returns true if this is the caller's password. Wrong ones slow down further attempts, but no login. */
    boolean isOwn(MemberView me, String password) {
        var call = Call.current();
        var source = traffic.proxies().source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
        attempts.checkPaused(call.tenant(), call.actor(), source);
        var found = tenants.in(call, () -> {
            attempts.check(call.actor(), source);
            return sql.first(Kept.class, Kind.MEMBER.query, Map.of("name", me.email()));
        });
        if (found.isPresent() && checking().matches(password, found, source)) return true;
        tenants.in(call, () -> {
            attempts.failed(call.actor(), source);
            audit.note("password.refused", call.actor());
            return true;
        });
        return false;
    }

    String hash(String password) {
        return checking().secrets().hash(password);
    }

    private Login login(Kind kind, String tenantName, String name) {
        var tenant = tenants.named(tenantName);
        var call = new Call(
                tenant.map(Tenants.Entry::id).orElse(Tenants.NOBODY),
                NOT_YET_KNOWN, Sight.NONE, Exchange.current(request).requestId(), null);
        var suspended = tenant.map(Tenants.Entry::suspended).orElse(false);
        var source = traffic.proxies().source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
        return new Login(kind, name, call, suspended, tenant.isPresent() ? name : tenantName + "/" + name, source);
    }

    private LoggedIn logIn(Login login, String secret) {
        attempts.checkPaused(login.call().tenant(), login.counted(), login.source());
        var found = tenants.in(login.call(), () -> look(login));
        if (!checking().matches(secret, found, login.source()) || found.isEmpty())
            throw tenants.in(login.call(), () -> failed(login, found));
        var subject = login.kind().id.apply(found.get().id());
        if (login.suspended()) throw tenants.in(login.call(), () -> suspended(subject));
        return new LoggedIn(login.call(), found.get().id(), tenants.in(login.call(), () -> passed(login, subject)));
    }

    private Optional<Kept> look(Login login) {
        attempts.check(login.counted(), login.source());
        return sql.first(Kept.class, login.kind().query, Map.of("name", login.name()));
    }

    private Refusal failed(Login login, Optional<Kept> found) {
        attempts.failed(login.counted(), login.source());
        var tried = found.map(kept -> login.kind().id.apply(kept.id()).text()).orElse(login.name());
        if (!login.call().tenant().equals(Tenants.NOBODY)) audit.note("login.refused", tried);
        return LoginRefusal.WRONG_CREDENTIALS.because("Organisation, name or secret is wrong.");
    }

    private Refusal suspended(Id subject) {
        audit.note("login.refused", subject.text());
        return RequestRefusal.TENANT_SUSPENDED.because("Nobody can log in to this organisation at the moment.");
    }

    /** Does not check the attempts again: a right secret passes, and a source has only a few checks at once. */
    private Tokens.Issued passed(Login login, Id subject) {
        attempts.passed(login.counted(), login.source());
        if (login.kind() == Kind.MEMBER) sql.change(CAME, Map.of("member", subject, "now", clock.instant()));
        return tokens.issue(login.call().tenant(), subject, login.kind().lifetime);
    }
}
