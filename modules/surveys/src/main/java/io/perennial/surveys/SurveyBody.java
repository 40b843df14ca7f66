package io.perennial.surveys;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import io.perennial.surveys.questions.Question;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survey as it is written: a draft, until it is published as a version.
 *
 * @param languages in which it is asked, the first one by default
 * @param questions in order; the first one is scored
 * @param trigger what lets it be asked by itself; null if only waves ask it
 * @param groupings the attributes by which answers of employees may be grouped
 */
public record SurveyBody(
        @NotNull @Characters(max = 100) String name,
        @NotNull SurveyKind kind,
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = LANGUAGE, message = "must be a language tag") @Size(min = 2, max = 35, message = "must have {min} to {max} characters") String> languages,
        @Size(max = MOST_QUESTIONS, message = "must have at most {max} items") List<@NotNull @Valid Question> questions,
        @Valid @Nullable SurveyTrigger trigger,
        @Size(max = 5, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = "[a-z0-9_]{1,50}", message = "must be 1 to 50 of a–z, 0–9, _") String> groupings,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements KeyedBody<SurveyBody>, SelfChecked {
    private static final int MOST_QUESTIONS = 30;
    private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

    /** Replaces missing lists by empty ones. */
    public SurveyBody {
        languages = languages == null ? List.of() : languages;
        questions = questions == null ? List.of() : questions;
        groupings = groupings == null ? List.of() : groupings;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        if (kind == SurveyKind.ENPS && groupings.size() > 1)
            return List.of(
                    new FieldError("/groupings", "rule", "must be one at most for employees: the difference of two could be one person"));
        if (trigger == null) return List.of();
        if (kind == SurveyKind.ENPS)
            return List.of(new FieldError("/trigger", "rule", "must be missing, because employees are asked in waves only"));
        return trigger.missing().map(field -> new FieldError("/trigger/" + field, "required", "is required")).stream().toList();
    }

    @Override
    public SurveyBody known(ExternalKey key) {
        return new SurveyBody(name, kind, languages, questions, trigger, groupings, key.first(externalKeys));
    }
}
