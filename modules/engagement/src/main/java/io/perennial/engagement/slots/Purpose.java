package io.perennial.engagement.slots;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A purpose for which a conversation is booked, as the tenant's files say.
 *
 * @param title for people, in the tenant's language
 * @param minutes how long it takes
 * @param grid a slot starts at each multiple of so many minutes
 * @param buffer the minutes before and after it that stay free
 * @param notice a slot must be at least so many minutes ahead
 * @param members the e-mail addresses of the members who can be booked; empty for those whose time is asked for
 */
public record Purpose(@Nullable String title, int minutes, int grid, int buffer, int notice, List<String> members) {
    public static final String USUAL_NAME = "usual";
    static final Purpose USUAL = new Purpose(null, 30, 30, 0, 120, List.of());

    public Purpose {
        members = Objects.requireNonNullElse(members, List.of());
    }

    long seconds() {
        return 60L * minutes;
    }
}
