package io.perennial.identity;

import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member to invite.
 *
 * @param locale the language of the invitation; null for the tenant's
 * @param zone null for the tenant's
 */
public record MemberBody(
        @NotNull @Email(message = "must be an e-mail address") @Characters(min = 3, max = 254) String email,
        @NotNull @Characters(max = 200) String name,
        @NotNull
        @Size(min = 1, max = MAXIMUM_ROLES, message = "must have {min} to {max} items") List<@NotNull @Characters(max = 50) String> roles,
        @Nullable Locale locale,
        @Nullable ZoneId zone) {
    private static final int MAXIMUM_ROLES = 20;

    /** Replaces a missing list by an empty one, and keeps a repeated role once. */
    public MemberBody {
        roles = Repeated.once(roles, MAXIMUM_ROLES);
    }
}
