package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.kernel.Id;
import io.perennial.platform.access.Caller;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.permission.WildcardPermission;
import org.jspecify.annotations.Nullable;

/** Gives out access tokens and knows whom each speaks for. */
@ApplicationScoped
class Tokens {
    /** How long another node may still believe a token that was revoked, or a role that was changed, here. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private static final int REMEMBERED = 50_000;

    record Issued(String accessToken, Instant expiresAt) {}

    record Bearer(String subjectKind, UUID subjectId, Instant expiresAt, List<String> permissions, String accounts) {}

    private static final String ISSUE =
            """
            insert into identity.access_token (tenant_id, token_hash, subject_kind, subject_id, issued_at, expires_at)
            values (:tenant, :hash, :kind, :subject, :now, :expiresAt)
            """;

    /** Everything at once: the token, that its subject may still come in, and the most that its roles allow together. */
    private static final String BEARER =
            """
            select t.subject_kind, t.subject_id, t.expires_at,
                   to_jsonb(array(select distinct unnest(r.permissions) from {identity.role} r where r.name = any (s.roles)))
                       as permissions,
                   coalesce((select r.accounts_scope from {identity.role} r where r.name = any (s.roles)
                             order by array_position(array['all', 'own'], r.accounts_scope) limit 1), 'none') as accounts
            from {identity.access_token} t
            join {identity.subject} s on s.kind = t.subject_kind and s.id = t.subject_id
            where t.token_hash = :hash and t.revoked_at is null and t.expires_at > :now
            """;
    private static final String REVOKE =
            """
            update identity.access_token set revoked_at = :now
            where tenant_id = :tenant and token_hash = :hash and revoked_at is null
            """;
    private static final String ENDED =
            """
            delete from identity.access_token
            where tenant_id = :tenant and token_hash in (
                select token_hash from {identity.access_token} where expires_at < :before limit :most)
            """;

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Tenants tenants;

    private final SecureRandom random = new SecureRandom();

    /** By the token's hash, which no two tenants share: the token itself names its tenant. */
    private final Cache<String, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(BELIEVED).build();

    private record Remembered(Caller caller, Instant expiresAt) {}

    Issued issue(UUID tenant, Id subject, Duration lifetime) {
        var token = AccessToken.issue(tenant, random);
        var now = clock.instant();
        sql.change(ISSUE, Map.of(
                "hash", token.hash(),
                "kind", subject instanceof MemberId ? "member" : "client",
                "subject", subject,
                "now", now,
                "expiresAt", now.plus(lifetime)));
        return new Issued(token.text(), now.plus(lifetime));
    }

    Optional<Caller> caller(AccessToken token) {
        var known = remembered.getIfPresent(token.fingerprint());
        if (known == null) known = look(token);
        return Optional.ofNullable(known)
                .filter(found -> found.expiresAt().isAfter(clock.instant()))
                .map(Remembered::caller);
    }

    private @Nullable Remembered look(AccessToken token) {
        var found = tenants.in(token.tenant(), "login", () -> sql.first(
                Bearer.class, BEARER, Map.of("hash", token.hash(), "now", clock.instant())));
        if (found.isEmpty()) return null;
        var suspended = tenants.find(token.tenant()).map(Tenants.Entry::suspended).orElse(true);
        var known = new Remembered(caller(token.tenant(), found.get(), suspended), found.get().expiresAt());
        remembered.put(token.fingerprint(), known);
        return known;
    }

    private static Caller caller(UUID tenant, Bearer bearer, boolean suspended) {
        boolean member = bearer.subjectKind().equals("member");
        var id = member ? new MemberId(bearer.subjectId()) : new ClientId(bearer.subjectId());
        var permissions = bearer.permissions().stream().map(WildcardPermission::new).collect(Collectors.toSet());
        var viewer = switch (bearer.accounts()) {
            case "all" -> null;
            case "own" -> bearer.subjectId();
            default -> Tenants.NOBODY;
        };
        return new Caller(tenant, id.text(), Set.copyOf(permissions), viewer, suspended);
    }

    /** Forgotten here only once that is committed, or another request would remember it again. */
    void revoke(AccessToken token) {
        tenants.in(Call.current(), () -> sql.change(REVOKE, Map.of("hash", token.hash(), "now", clock.instant())));
        remembered.invalidate(token.fingerprint());
    }

    @Produces
    static Perishable ended() {
        return new Perishable(ENDED, Duration.ZERO);
    }
}
