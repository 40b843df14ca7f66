package io.perennial.platform.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** Holds what a request occupies until its answer is written: its place in a lane, and the memory of its body. */
public final class UntilAnswered {
    private static final String ATTRIBUTE = UntilAnswered.class.getName();

    private final List<Runnable> releases = new ArrayList<>();

    private UntilAnswered() {}

    public static void then(HttpServletRequest request, Runnable release) {
        if (request.getAttribute(ATTRIBUTE) instanceof UntilAnswered others) {
            others.releases.add(release);
            return;
        }
        var first = new UntilAnswered();
        first.releases.add(release);
        request.setAttribute(ATTRIBUTE, first);
    }

    /** Releases everything. The outermost filter calls this for each request, also for one that failed. */
    public static void end(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof UntilAnswered all)) return;
        request.removeAttribute(ATTRIBUTE);
        all.releases.forEach(Runnable::run);
    }
}
