package io.perennial.identity;

import java.time.Instant;
import java.util.List;

/** The sessions of a member, the latest first. */
public record SessionList(List<OwnSession> items) {
    /**
     * A session that goes on.
     *
     * @param current true for the session of this request
     */
    public record OwnSession(SessionId id, Instant issuedAt, Instant expiresAt, boolean current) {}
}
