package io.perennial.app.shape.ugly.accounts;

import io.perennial.kernel.Id;
import io.perennial.platform.requests.Listing;
import java.util.List;

/** Ugly: reads what belongs to accounts without a right, or with the wrong one. */
public record Onlooker(Id id) {
    static final Listing<Onlooker> LISTING = Listing.of(Onlooker.class, "select id from {whole accounts.contract}", "id");

    public static List<String> statements() {
        return List.of("select id from {accounts.live_contact}", "select id from {beyond accounts.note}");
    }
}
