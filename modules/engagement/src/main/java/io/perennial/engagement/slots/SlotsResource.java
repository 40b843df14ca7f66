package io.perennial.engagement.slots;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.TextForm;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Answers when a contact can be promised a conversation. */
@Path("slots")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class SlotsResource {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final TextForm NAME = TextForm.matching("[a-z][a-z0-9_-]{0,49}", 50);

    /**
     * The slots of a period.
     *
     * @param zone the zone of the local times
     * @param zoneOf whose zone it is
     */
    public record SlotList(List<Slot> items, ZoneId zone, ZoneOf zoneOf) {}

    @Inject Slots slots;

    @GET
    @RequiresPermissions("slots:read")
    public SlotList slots(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var name = given.find("purpose", NAME);
        var member = given.find("memberId", MemberId.class);
        var contact = given.find("contactId", ContactId.class);
        var account = given.find("accountId", AccountId.class);
        var from = given.required("from", Instant.class);
        var until = given.required("until", Instant.class);
        if (from.isPresent() && until.isPresent() && !isPeriod(from.get(), until.get()))
            given.refuse("until", "range", "must be at most 31 days after `from`");
        var purpose = slots.purpose(name.orElse(null));
        if (purpose.isEmpty()) given.refuse("purpose", "rule", "is no purpose of your organisation");
        given.check();
        var callee = new Callee(contact.orElse(null), account.orElse(null));
        var reachable = slots.reachable(callee);
        return new SlotList(
                slots.find(purpose.orElseThrow(), member.stream().toList(), callee, from.orElseThrow(), until.orElseThrow()),
                reachable.when().zone(), reachable.zoneOf());
    }

    private static boolean isPeriod(Instant from, Instant until) {
        return !until.isBefore(from) && Duration.between(from, until).compareTo(LONGEST) <= 0;
    }
}
