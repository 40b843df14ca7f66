package io.perennial.health.scorecards;

import io.perennial.health.sources.Sources;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.FurtherErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports the errors of a scorecard's sources together with its other errors. */
@ApplicationScoped
class SourceErrors implements FurtherErrors {
    private final Sources sources;

    @Inject
    SourceErrors(Sources sources) {
        this.sources = sources;
    }

    @Override
    public List<FieldError> of(Object body, @Nullable Object before) {
        return body instanceof ScorecardBody scorecard ? ScorecardFaults.ofSources(scorecard, sources::kind) : List.of();
    }
}
