package io.perennial.engagement.feeds;

import io.perennial.kernel.Refusal;
import io.perennial.platform.access.Visitors;
import io.perennial.platform.http.Exchange;
import io.perennial.platform.http.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Serves the calendars of members to calendar programs, under {@code /feeds/{secret}.ics}. A wrong or revoked address gets 404. */
public class CalendarFeeds extends HttpServlet {
    private static final String ENDING = ".ics";

    @Inject transient CalendarFeed feed;
    @Inject transient Visitors visitors;
    @Inject transient Problems problems;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        Optional<byte[]> file;
        try {
            visitors.enter(request);
            file = feed.read(secret(request), Exchange.current(request).requestId());
        } catch (RuntimeException failure) {
            fail(failure, response);
            return;
        }
        if (file.isEmpty()) visitors.failed(request);
        write(file, response);
    }

    private void fail(RuntimeException failure, HttpServletResponse response) {
        if (failure instanceof Refusal refusal && refusal.retryAfter() != null)
            response.setHeader("Retry-After", String.valueOf(refusal.retryAfter().toSeconds()));
        response.setStatus(problems.of(failure).status());
    }

    private static void write(Optional<byte[]> file, HttpServletResponse response) throws IOException {
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/calendar;charset=utf-8");
        response.setContentLength(file.get().length);
        response.getOutputStream().write(file.get());
    }

    private static String secret(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null || !path.endsWith(ENDING) ? "" : path.substring(1, path.length() - ENDING.length());
    }
}
