package io.perennial.tickets.matching;

import io.perennial.kernel.Maybe;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The person who asks, as a channel knows them.
 *
 * @param channelId the id of the person in the channel
 */
public record Asker(String channel, @Nullable String channelId, @Nullable String email, @Nullable String phone) {
    /** Returns the e-mail address as it is kept. */
    @Nullable
    String keptEmail() {
        return Maybe.map(email, one -> one.strip().toLowerCase(Locale.ROOT));
    }

    @Nullable
    String lastDigits() {
        return Maybe.map(phone, PhoneNumber::lastDigits);
    }
}
