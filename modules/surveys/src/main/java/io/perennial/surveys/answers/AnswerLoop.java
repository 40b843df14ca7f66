package io.perennial.surveys.answers;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what was done about an unhappy answer, as it is written.
 *
 * @param cause why the respondent was unhappy
 * @param action what was done
 */
public record AnswerLoop(
        @NotNull LoopState state,
        @Characters(max = 1_000) @Nullable String cause,
        @Characters(max = 1_000) @Nullable String action) implements SelfChecked {
    @Override
    public List<FieldError> faults() {
        if (state == LoopState.RESOLVED && cause == null) return List.of(new FieldError("/cause", "required", "is required"));
        if (state == LoopState.RESOLVED && action == null) return List.of(new FieldError("/action", "required", "is required"));
        return List.of();
    }
}
