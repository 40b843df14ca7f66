package io.perennial.engagement.callbacks;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Declares the slices through which callers see callbacks: those of the accounts that they see, and those that they are to make. */
public final class CallbackSlices implements DeclaredSlices {
    private static final String CALLBACK = "engagement.visible_callback";

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.ofAccounts(CALLBACK, "engagement.live_callback", "account_owner_id", "account_segment").or("owner_id = :sightCaller"),
                Slice.ofAccounts("engagement.visible_callback_series", "engagement.live_callback_series", "account_owner_id",
                        "account_segment"),
                Slice.ofAccounts("engagement.visible_booking", "engagement.live_booking", "account_owner_id", "account_segment"),
                Slice.through("engagement.visible_move", "engagement.callback_move", "callback_id", CALLBACK));
    }

    /** Shows the mail about a callback, or with a booking link, to whoever sees that. */
    @Override
    public Map<String, String> additions() {
        return Map.of("platform.visible_mail", "(record_id in (select id from {" + CALLBACK
                + "}) or record_id in (select id from {engagement.visible_booking}))");
    }

    @Override
    public Set<String> others() {
        return Set.of("engagement.callback", "engagement.callback_attempt", "engagement.booking", "engagement.callback_series");
    }
}
