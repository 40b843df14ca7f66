package io.perennial.identity;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** All preferences of a member, to be kept in the place of the former ones. */
public record PreferencesBody(
        @NotNull
        @Size(max = 100, message = "must have at most {max} items") Map<String, @NotNull @Characters(min = 0, max = 4_000) String> values) {}
