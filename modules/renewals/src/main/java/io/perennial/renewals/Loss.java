package io.perennial.renewals;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A renewal is lost: why, to whom, and what else there is to say. */
public record Loss(
        @NotNull @Size(min = 1, max = 100, message = "From {min} to {max} characters")
                @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first")
                String reason,
        @Characters(max = 200) @Nullable String competitor,
        @Characters(max = 2_000) @Nullable String note) {}
