package io.perennial.tickets;

import io.perennial.platform.links.LinkPurpose;

/** Names what the signed links of tickets are for: the customer's page, {@code /t/…}. */
public final class TicketPages {
    public static final LinkPurpose PURPOSE = new LinkPurpose("ticket", "t");

    /** A link lasts longer than a solved ticket can be reopened. */
    public static final int DAYS = 90;

    private TicketPages() {}
}
