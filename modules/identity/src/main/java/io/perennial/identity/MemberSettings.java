package io.perennial.identity;

import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Holds what an administrator may change of a member. The e-mail address is the login, and stays. */
record MemberSettings(
        @NotNull @Characters(max = 200) String name,
        @Size(min = 1, max = MAXIMUM_ROLES, message = "must have {min} to {max} items") List<@NotNull @Characters(max = 50) String> roles,
        @NotNull Locale locale,
        @NotNull ZoneId zone) {
    private static final int MAXIMUM_ROLES = 20;

    /** Replaces a missing list by an empty one, and keeps a repeated role once. */
    MemberSettings {
        roles = Repeated.once(roles, MAXIMUM_ROLES);
    }
}
