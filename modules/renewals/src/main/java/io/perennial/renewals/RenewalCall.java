package io.perennial.renewals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was foretold of a renewal, by two voices, so many days before it was due.
 *
 * @param automated by the published rule
 * @param answer by who works on it
 * @param saidBy {@code mem_…} or {@code cli_…}
 * @param resolutionAsked whether the two disagree and nobody has settled it; with an unclear call nobody disagrees
 */
public record RenewalCall(
        int horizon,
        @Nullable CallAnswer automated,
        @Nullable Integer automatedLikelihood,
        List<CallReason> reasons,
        @Nullable LocalDate automatedOn,
        @Nullable CallAnswer answer,
        @Nullable Integer likelihood,
        @Nullable String note,
        @Nullable String saidBy,
        @Nullable Instant saidAt,
        boolean resolutionAsked,
        @Nullable CallAnswer resolution,
        @Nullable String resolutionNote,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @JsonIgnore long version)
        implements Versioned {
    /** What is foretold of a renewal. */
    public enum CallAnswer {
        WILL_RENEW,
        AT_RISK,
        WILL_CHURN,
        UNCLEAR
    }

    /**
     * What an automated call rests on.
     *
     * @param key which fact: {@code health_score}, {@code coverage}, {@code trend}, {@code usage_trend} or {@code risk_reasons}
     * @param figure what it was, in basis points, and of risk reasons how many; none where nothing is known
     * @param effect what it adds to the likelihood, in basis points
     */
    public record CallReason(String key, @Nullable Integer figure, int effect) {}

    /** All calls of a renewal, the first one first. */
    public record CallList(List<RenewalCall> items) {}

    private static final String CALLS =
            """
            select horizon, automated, automated_likelihood, reasons, automated_on, answer, likelihood, note, said_by, said_at,
                   resolution_asked, resolution, resolution_note, resolved_by, resolved_at, version
            from {renewals.renewal_call}
            where renewal_id = :renewal and horizon = coalesce(:horizon::integer, horizon)
            order by horizon desc
            """;

    public static List<RenewalCall> of(RenewalId renewal, Sql sql) {
        return sql.list(RenewalCall.class, CALLS, Sql.values("renewal", renewal, "horizon", null));
    }

    static RenewalCall get(RenewalId renewal, int horizon, Sql sql) {
        return sql.first(RenewalCall.class, CALLS, Sql.values("renewal", renewal, "horizon", horizon)).orElseThrow();
    }
}
