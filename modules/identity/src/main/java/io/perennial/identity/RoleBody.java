package io.perennial.identity;

import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
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
        @Size(max = MAXIMUM_PERMISSIONS, message = "must have at most {max} items") List<@NotNull @Characters(max = 100) @Pattern(regexp = "[a-z]+:[a-z_]+", message = "must be a permission") String> permissions,
        @Size(max = MAXIMUM_SCOPES, message = "must have at most {max} items") List<@NotNull Visible> visible,
        @Size(max = MAXIMUM_SEGMENTS, message = "must have at most {max} items") List<@NotNull @Characters(max = 100) String> segments) {
    private static final int MAXIMUM_PERMISSIONS = 200;
    private static final int MAXIMUM_SCOPES = 3;
    private static final int MAXIMUM_SEGMENTS = 10;

    /** The accounts of a scope. */
    public enum Visible {
        ALL, OWN, TEAM
    }

    /** Replaces missing lists by empty ones, except the required one, and keeps what is repeated once. */
    public RoleBody {
        permissions = permissions == null ? permissions : Repeated.once(permissions, MAXIMUM_PERMISSIONS);
        visible = Repeated.once(visible, MAXIMUM_SCOPES);
        segments = Repeated.once(segments, MAXIMUM_SEGMENTS);
    }
}
