package io.perennial.platform.pages;

import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import io.perennial.platform.http.Spoken;
import io.perennial.platform.links.Link;

/**
 * A visit of somebody who holds a valid link.
 *
 * @param language of the link, else of the browser
 * @param form what was sent; the fields of the address if nothing was
 * @param kept what this browser keeps for this address; empty if nothing
 */
public record Visit(Link link, String language, Form form, String kept, Spoken spoken) {
    /** Returns a text of ours in the visitor's language. */
    public String said(@Sentence String text) {
        return said(Wording.of(text));
    }

    public String said(Wording wording) {
        return spoken.said(wording, language);
    }
}
