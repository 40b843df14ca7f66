package io.perennial.platform.pages;

import io.perennial.platform.links.LinkPurpose;

/**
 * A page that a signed link opens. A CDI bean of this type is discovered automatically. Both methods run in a transaction of the link's
 * tenant.
 */
public interface LinkedPage {
    LinkPurpose purpose();

    /** Shows the page. Changes nothing but that it was opened, because mail scanners and chat previews open links too. */
    PageAnswer show(Visit visit);

    /** Returns true if its form may have a file. */
    default boolean takesFiles() {
        return false;
    }

    /** Does what the form says. The same form may be sent twice. */
    PageAnswer submit(Visit visit);
}
