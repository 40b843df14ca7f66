package io.perennial.identity;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A role as it is written.
 *
 * @param visible the accounts that it opens; scopes add up, and without one it opens none
 * @param segments the segments whose accounts it opens too
 */
public record RoleBody(
        @NotNull
        @Size(max = 200, message = "must have at most {max} items") List<@NotNull @Characters(max = 100) @Pattern(regexp = "[a-z]+:[a-z_]+", message = "must be a permission") String> permissions,
        @Size(max = 3, message = "must have at most {max} items") List<@NotNull Visible> visible,
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Characters(max = 100) String> segments) {
    /** The accounts of a scope. */
    public enum Visible {
        ALL, OWN, TEAM
    }

    /** Replaces missing lists by empty ones, and orders what has no order. */
    public RoleBody {
        permissions = permissions == null ? List.of() : permissions.stream().distinct().toList();
        visible = visible == null ? List.of() : visible.stream().distinct().toList();
        segments = segments == null ? List.of() : segments.stream().distinct().toList();
    }
}
