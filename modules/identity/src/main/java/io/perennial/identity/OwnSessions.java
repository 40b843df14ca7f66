package io.perennial.identity;

import io.perennial.identity.SessionList.OwnSession;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The sessions of the calling member. Another node may accept the token of an ended session for four more seconds. */
@ApplicationScoped
class OwnSessions {
    private static final String OPEN =
            """
            select encode(substr(token_hash, 1, 16), 'hex')::uuid as id, issued_at, expires_at, token_hash = :current::bytea as current
            from {identity.access_token}
            where subject_kind = 'member' and subject_id = :member and revoked_at is null and expires_at > :now
            order by issued_at desc, token_hash
            limit 200
            """;
    private static final String END =
            """
            update identity.access_token set revoked_at = :now
            where tenant_id = :tenant and subject_kind = 'member' and subject_id = :member and revoked_at is null
              and substr(token_hash, 1, 16) = decode(replace(:id::text, '-', ''), 'hex')
            """;
    private static final String END_OTHERS =
            """
            update identity.access_token set revoked_at = :now
            where tenant_id = :tenant and subject_kind = 'member' and subject_id = :member and revoked_at is null and token_hash <> :current::bytea
            """;

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject HttpServletRequest request;

    List<OwnSession> of(MemberId member) {
        return sql.list(OwnSession.class, OPEN, Map.of("member", member, "now", clock.instant(), "current", current()));
    }

    void end(MemberId member, SessionId session) {
        var ended = sql.change(END, Map.of("member", member, "id", session, "now", clock.instant()));
        if (ended == 0) throw NotFound.here();
    }

    void endOthers(MemberId member) {
        sql.change(END_OTHERS, Map.of("member", member, "now", clock.instant(), "current", current()));
    }

    private byte[] current() {
        return SessionCookie.token(request).orElseThrow().hash();
    }
}
