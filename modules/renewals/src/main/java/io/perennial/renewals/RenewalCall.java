package io.perennial.renewals;

import io.perennial.identity.Home;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.CallsResource.CallBody;
import io.perennial.renewals.CallsResource.ResolutionBody;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls on a renewal so many days before it is due: the automated one and a person's.
 *
 * @param automated the call of the published rule
 * @param answer the call of a person who works on it
 * @param saidBy {@code mem_…} or {@code cli_…}
 * @param resolutionAsked true if the two disagree and nobody has resolved it; an unclear call disagrees with nothing
 */
public record RenewalCall(
        int horizon,
        @Classified(FieldClass.HEALTH) @Nullable CallAnswer automated,
        @Classified(FieldClass.HEALTH) @Nullable Integer automatedLikelihood,
        @Classified(FieldClass.HEALTH) List<CallReason> reasons,
        @Nullable LocalDate automatedOn,
        @Classified(FieldClass.HEALTH) @Nullable CallAnswer answer,
        @Classified(FieldClass.HEALTH) @Nullable Integer likelihood,
        @Nullable String note,
        @Nullable String saidBy,
        @Nullable Instant saidAt,
        boolean resolutionAsked,
        @Classified(FieldClass.HEALTH) @Nullable CallAnswer resolution,
        @Nullable String resolutionNote,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        long version) implements Versioned {
    /** The outcome that a call predicts. */
    public enum CallAnswer {
        WILL_RENEW,
        AT_RISK,
        WILL_CHURN,
        UNCLEAR
    }

    /**
     * A fact on which an automated call is based.
     *
     * @param key the fact: {@code health_score}, {@code coverage}, {@code trend}, {@code usage_trend} or {@code risk_reasons}
     * @param figure its value in basis points, or the number of risk reasons; null if unknown
     * @param effect the basis points that it adds to the likelihood
     */
    public record CallReason(String key, @Nullable Integer figure, int effect) {}

    /** All calls on a renewal, the earliest horizon first. */
    public record CallList(List<RenewalCall> items) {}

    private static final String CALLS =
            """
            select horizon, automated, automated_likelihood, reasons, automated_on, answer, likelihood, note, said_by, said_at,
                   resolution_asked, resolution, resolution_note, resolved_by, resolved_at, version
            from {renewals.visible_call}
            where renewal_id = :renewal and horizon = coalesce(:horizon::integer, horizon)
            order by horizon desc
            """;

    public static List<RenewalCall> of(RenewalId renewal, Sql sql) {
        return sql.list(RenewalCall.class, CALLS, Sql.values("renewal", renewal, "horizon", null));
    }

    static RenewalCall get(RenewalId renewal, int horizon, Sql sql) {
        return find(renewal, horizon, sql).orElseThrow();
    }

    static Optional<RenewalCall> find(RenewalId renewal, int horizon, Sql sql) {
        return sql.first(RenewalCall.class, CALLS, Sql.values("renewal", renewal, "horizon", horizon));
    }

    boolean isResolved(ResolutionBody as) {
        return as.answer() == resolution && as.note().equals(resolutionNote);
    }

    /** Returns true if this person has called the same on that day. */
    boolean isSaid(CallBody call, String by, LocalDate on, Home home) {
        return answer != null && call.equals(new CallBody(answer, likelihood, note)) && by.equals(saidBy) && saidAt != null
                && home.dayOf(saidAt).equals(on);
    }
}
