package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.kernel.Id;
import io.perennial.platform.access.Caller;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.http.Exchange;
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

/** Issues access tokens and finds their callers. */
@ApplicationScoped
class Tokens {
    /**
     * The time for which a node caches a token's caller. Until then another node may accept a revoked token, and any node an old role. A member
     * who is suspended is out of all nodes within five seconds.
     */
    private static final Duration BELIEVED = Duration.ofSeconds(4);

    /** A session that is used goes on, but not longer than this. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /** Says how much of a session must be over before it is prolonged, so that most requests write nothing. */
    private static final Duration USED = Duration.ofHours(1);

    private static final int REMEMBERED = 50_000;

    record Issued(String accessToken, Instant expiresAt) {}

    /** @param team the members of the subject's teams, if one of its roles sees the team's accounts */
    record Bearer(
            String subjectKind, UUID subjectId, Instant expiresAt, List<String> permissions,
            boolean all, boolean own, List<String> segments, List<UUID> team, @Nullable UUID vendor) {
        boolean isClient() {
            return subjectKind.equals("client");
        }

        Sight sight() {
            return MemberSights.sight(subjectId, all, own, segments, team, vendor);
        }
    }

    private static final String ISSUE =
            """
            insert into identity.access_token (tenant_id, token_hash, subject_kind, subject_id, issued_at, expires_at)
            values (:tenant, :hash, :kind, :subject, :now, :expiresAt)
            """;

    /** Reads the token, checks that its subject is active, and combines what its roles allow, in one statement. */
    private static final String BEARER =
            """
            select t.subject_kind, t.subject_id, t.expires_at,
                   to_jsonb(array(select distinct unnest(r.permissions) from {identity.role} r where r.name = any (s.roles)))
                       as permissions,
                   %s
            from {identity.access_token} t
            join {identity.subject} s on s.kind = t.subject_kind and s.id = t.subject_id
            %s
            where t.token_hash = :hash and t.revoked_at is null and t.expires_at > :now
            """.formatted(MemberSights.SEEN, MemberSights.SCOPES);
    private static final String REVOKE =
            """
            update identity.access_token set revoked_at = :now
            where tenant_id = :tenant and token_hash = :hash and revoked_at is null
            """;
    private static final String REVOKE_ALL =
            """
            update identity.access_token set revoked_at = greatest(:now, issued_at)
            where tenant_id = :tenant and subject_kind = 'member' and subject_id = :member and revoked_at is null
            """;
    private static final String PROLONG =
            """
            update identity.access_token set expires_at = :until
            where tenant_id = :tenant and token_hash = :hash and revoked_at is null and expires_at < :soon and issued_at > :oldest
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
    @Inject ClientUses uses;

    private final SecureRandom random = new SecureRandom();

    /** The callers by the token's hash. Hashes of two tenants differ, because the token contains its tenant. */
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

    Optional<Caller> caller(AccessToken token, Exchange exchange) {
        var known = remembered.getIfPresent(token.fingerprint());
        if (known == null) known = look(token, exchange);
        return Optional.ofNullable(known)
                .filter(found -> found.expiresAt().isAfter(clock.instant()))
                .map(Remembered::caller);
    }

    private @Nullable Remembered look(AccessToken token, Exchange exchange) {
        var found = tenants.in(new Call(token.tenant(), "login", Sight.NONE, exchange.requestId(), null), () -> bearer(token));
        if (found.isEmpty()) return null;
        var suspended = tenants.find(token.tenant()).map(Tenants.Entry::suspended).orElse(true);
        var known = new Remembered(caller(token.tenant(), found.get(), suspended), found.get().expiresAt());
        remembered.put(token.fingerprint(), known);
        return known;
    }

    private Optional<Bearer> bearer(AccessToken token) {
        var found = sql.first(Bearer.class, BEARER, Map.of("hash", token.hash(), "now", clock.instant()));
        found.filter(Bearer::isClient).map(Bearer::subjectId).ifPresent(uses::note);
        return found;
    }

    private static Caller caller(UUID tenant, Bearer bearer, boolean suspended) {
        var id = bearer.isClient() ? new ClientId(bearer.subjectId()) : new MemberId(bearer.subjectId());
        var permissions = bearer.permissions().stream().map(WildcardPermission::new).collect(Collectors.toSet());
        return new Caller(tenant, id.text(), Set.copyOf(permissions), bearer.sight(), suspended);
    }

    /** Lets a session go on for the whole time of a new one. */
    void prolong(AccessToken token) {
        var now = clock.instant();
        var until = now.plus(Logins.SESSION);
        var prolonged = sql.change(PROLONG, Map.of(
                "hash", token.hash(), "until", until, "soon", until.minus(USED), "oldest", now.minus(LONGEST)));
        if (prolonged > 0) remembered.invalidate(token.fingerprint());
    }

    /** Revokes a token. Removes it from the cache only after the commit, otherwise another request could cache it again. */
    void revoke(AccessToken token, Call by) {
        var ofToken = new Call(token.tenant(), by.actor(), Sight.NONE, by.requestId(), by.syncTrace());
        tenants.in(ofToken, () -> sql.change(REVOKE, Map.of("hash", token.hash(), "now", clock.instant())));
        remembered.invalidate(token.fingerprint());
    }

    /** Revokes all tokens of a member in this transaction. Nodes that know one forget it within seconds. */
    void revokeAll(MemberId member) {
        sql.change(REVOKE_ALL, Map.of("member", member, "now", clock.instant()));
        remembered.asMap().values().removeIf(known -> known.caller().subject().equals(member.text()));
    }

    @Produces
    static Perishable ended() {
        return new Perishable(ENDED, Duration.ZERO);
    }
}
