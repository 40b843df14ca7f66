package io.perennial.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.kernel.Invalid.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type where the problem is explained
 * @param code the same, for programs: stable, lower snake case
 * @param requestId what to quote when asking for help
 * @param errors every field that was wrong, for validation problems
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String instance,
        String code,
        String requestId,
        @Nullable List<FieldError> errors) {}
