package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.identity.MemberSights;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows which tickets other members see: what nobody may see is not given to them, and they do not hear of it. */
@ApplicationScoped
public class TicketSights {
    private record Seen(TicketId id) {}

    private static final String SEEN = "select id from {tickets.visible_ticket} where id = any (:ids)";

    private final MemberSights sights;
    private final Sql sql;

    @Inject
    public TicketSights(MemberSights sights, Sql sql) {
        this.sights = sights;
        this.sql = sql;
    }

    /** Returns those of the tickets that a member sees. */
    public Set<TicketId> seenBy(MemberId member, Collection<TicketId> tickets) {
        var ids = tickets.stream().map(TicketId::value).toArray(UUID[]::new);
        var seen = new ArrayList<TicketId>();
        sights.of(member).ifPresent(sight -> Call.onBehalfOf(member.text(), sight, Call.current().tenant())
                .run(() -> seen.addAll(sql.list(Seen.class, SEEN, Map.of("ids", ids)).stream().map(Seen::id).toList())));
        return Set.copyOf(seen);
    }
}
