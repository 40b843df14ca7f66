package io.perennial.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error in the form of RFC 9457.
 *
 * @param type the address of the problem's explanation
 * @param code the problem's stable code for programs, in lower snake case
 * @param requestId the id to quote when asking for help
 * @param errors all invalid fields, for validation problems
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
        @Nullable List<ProblemError> errors) {}
