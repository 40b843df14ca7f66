package io.perennial.identity;

import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team as it is written.
 *
 * @param memberIds the members without the lead
 */
public record TeamBody(
        @NotNull @Characters(max = 200) String title,
        @Nullable MemberId leadId,
        @Size(max = MAXIMUM_MEMBERS, message = "must have at most {max} items") List<@NotNull MemberId> memberIds) {
    private static final int MAXIMUM_MEMBERS = 999;

    /** Replaces a missing list by an empty one, and keeps a repeated member once. */
    public TeamBody {
        memberIds = Repeated.once(memberIds, MAXIMUM_MEMBERS);
    }
}
