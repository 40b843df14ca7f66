package io.perennial.platform.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a page answers.
 *
 * @param title the text of the window, which is no heading
 * @param body the content, which begins with a heading
 * @param next the query of the same page that the browser opens instead; null to show the content
 * @param file what the browser saves instead; null to show the content
 * @param keep what the browser is to keep for this address; null to change nothing
 */
public record PageAnswer(
        int status, String title, List<Markup> body, @Nullable String next, @Nullable PageFile file, @Nullable Kept keep) {
    private static final int SHOWN = 200;
    private static final int SEE_OTHER = 303;
    private static final int NOT_ACCEPTED = 422;

    public static PageAnswer shown(String title, List<Markup> body) {
        return new PageAnswer(SHOWN, title, body, null, null, null);
    }

    /** Shows the page again because what was filled in cannot be accepted. */
    public static PageAnswer refused(String title, List<Markup> body) {
        return new PageAnswer(NOT_ACCEPTED, title, body, null, null, null);
    }

    /** Lets the browser read the same page, so that a reload sends nothing again. */
    public static PageAnswer see(String query) {
        return new PageAnswer(SEE_OTHER, "", List.of(), query, null, null);
    }

    public static PageAnswer saved(PageFile file) {
        return new PageAnswer(SHOWN, "", List.of(), null, file, null);
    }

    /** Lets the browser keep a secret for this address, so that its next visits can be told from those of others. */
    public PageAnswer keeping(Kept secret) {
        return new PageAnswer(status, title, body, next, file, secret);
    }
}
