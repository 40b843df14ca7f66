package io.perennial.engagement.callbacks;

import io.perennial.engagement.callbacks.CallbackView.CallbackAttempt;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps what happened to callbacks: the attempts, and the times that were promised before. */
@ApplicationScoped
@BeyondSight("The caller sees the callbacks that these methods take. Only the number of their moves is read.")
class CallbackLog {
    private static final String ATTEMPT =
            """
            insert into engagement.callback_attempt (tenant_id, callback_id, place, outcome, at, note, next_at, told_at, made_by)
            select o.tenant_id, :callback, :place::integer, :outcome, :at::timestamptz, :note::text, :next::timestamptz, :told::timestamptz, :by
            from {platform.owner} o
            """;
    private static final String MOVE =
            """
            insert into engagement.callback_move (tenant_id, callback_id, place, local, zone, starts_at, at, asked_by, reason, made_by)
            select o.tenant_id, :callback,
                   (select count(*) from {beyond engagement.callback_move} m where m.callback_id = :callback) + 1,
                   :local::timestamp, :zone, :starts::timestamptz, :at::timestamptz, :asked, :reason::text, :by
            from {platform.owner} o
            """;

    private final Sql sql;

    @Inject
    CallbackLog(Sql sql) {
        this.sql = sql;
    }

    /** @param place the number of the attempt, from 1 */
    void attempt(CallbackId callback, int place, CallbackAttempt attempt) {
        sql.change(ATTEMPT, Sql.values("callback", callback, "place", place, "outcome", attempt.outcome(), "at", attempt.at(), "note",
                attempt.note(), "next", attempt.nextAt(), "told", attempt.toldAt(), "by", attempt.madeBy()));
    }

    /** Keeps the time that was promised until now. */
    void move(CallbackId callback, CallbackTime before, AskedBy asked, @Nullable String reason, Instant now) {
        sql.change(MOVE, Sql.values("callback", callback, "local", before.local(), "zone", before.zone(), "starts", before.instant(), "at",
                now, "asked", asked, "reason", reason, "by", Call.current().actor()));
    }
}
