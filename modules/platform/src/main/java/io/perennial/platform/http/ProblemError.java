package io.perennial.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.spec.Translations;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error of a request, in the caller's language.
 *
 * @param parameters the limits of the broken rule, such as {@code min} and {@code max}; null if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemError(String pointer, String code, String detail, @Nullable Map<String, Object> parameters) {
    static ProblemError of(FieldError error, Translations translations, String language) {
        var values = translations.values(error.wording(), language);
        return new ProblemError(error.pointer(), error.code(), translations.said(error.wording(), language),
                values.isEmpty() ? null : values);
    }
}
