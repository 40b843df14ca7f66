package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Describes who is asked in a wave: the contacts that meet all of these conditions. An empty list is no condition.
 *
 * @param segments of the accounts
 * @param tiers of the accounts
 * @param roles of the contacts
 * @param contactIds only these
 * @param accountIds only contacts of these, such as the customers of a view as it was when the wave was made
 */
public record Audience(
        @Size(max = 100, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> segments,
        @Size(max = 100, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> tiers,
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = "[a-z_]{1,50}", message = "must be 1 to 50 of a–z, _") String> roles,
        @Size(max = 1_000, message = "must have at most {max} items") List<@NotNull ContactId> contactIds,
        @Size(max = 5_000, message = "must have at most {max} items") List<@NotNull AccountId> accountIds) {
    static final Audience EVERYBODY = new Audience(List.of(), List.of(), List.of(), List.of(), List.of());

    /** Replaces missing lists by empty ones. */
    public Audience {
        segments = segments == null ? List.of() : segments;
        tiers = tiers == null ? List.of() : tiers;
        roles = roles == null ? List.of() : roles;
        contactIds = contactIds == null ? List.of() : contactIds;
        accountIds = accountIds == null ? List.of() : accountIds;
    }
}
