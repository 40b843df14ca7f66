package io.perennial.platform.pages;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.access.Visitors;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.http.Exchange;
import io.perennial.platform.http.Problems;
import io.perennial.platform.http.Spoken;
import io.perennial.platform.links.Link;
import io.perennial.platform.links.Links;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Serves the pages of signed links. A link that is wrong, used, expired, revoked or of another tenant gets one page, with the same work. What
 * a visitor sends is read only after the link was found valid.
 */
public class LinkedPages extends HttpServlet {
    private static final int NOT_VALID = 404;

    @Inject transient @Any Instance<LinkedPage> pages;
    @Inject transient Links links;
    @Inject transient Visitors visitors;
    @Inject transient SentForms forms;
    @Inject transient Problems problems;
    @Inject transient Spoken spoken;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> shown(request));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> submitted(request));
    }

    /** @param language the language of the texts in it */
    private record Told(String language, PageAnswer answer) {}

    private interface Work {
        Told get();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        PageFrame.HEADERS.forEach(response::setHeader);
        Told told;
        try {
            visitors.enter(request);
            told = work.get();
        } catch (RuntimeException failure) {
            told = failed(failure, response);
        }
        if (told.answer().keep() instanceof Kept kept) response.addHeader(HttpHeaders.SET_COOKIE, kept.header(request));
        if (told.answer().file() instanceof PageFile file) save(file, request, response);
        else write(told, response);
    }

    /** Lets a browser only store the file. No transaction is open while it is read. */
    private void save(PageFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, PageFile.disposition(file.name()));
        var to = response.getOutputStream();
        links.after(token(request), id(request), () -> {
            try {
                file.content().writeTo(to);
                return file;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private static void write(Told told, HttpServletResponse response) throws IOException {
        var answer = told.answer();
        response.setStatus(answer.status());
        if (answer.next() != null) {
            response.setHeader("Location", answer.next());
            return;
        }
        var body = PageFrame.document(told.language(), answer.title(), answer.body());
        response.setHeader("Content-Language", told.language());
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Told shown(HttpServletRequest request) {
        var query = Form.read(Objects.requireNonNullElse(request.getQueryString(), ""));
        return visited(request, (page, visit) -> page.show(visit), query);
    }

    private Told submitted(HttpServletRequest request) {
        var page = page(request);
        var known = links.visit(token(request), page.purpose(), id(request), link -> link.isPresent());
        if (!known) return invalid(request);
        var form = links.after(token(request), id(request), () -> forms.read(request, page.takesFiles()));
        return visited(request, LinkedPage::submit, form);
    }

    private Told visited(HttpServletRequest request, BiFunction<LinkedPage, Visit, PageAnswer> then, Form form) {
        var page = page(request);
        var told = links.visit(token(request), page.purpose(), id(request),
                link -> link.map(found -> told(page, found, then, form, Kept.of(request))));
        return told.orElseGet(() -> invalid(request));
    }

    private Told told(LinkedPage page, Link link, BiFunction<LinkedPage, Visit, PageAnswer> then, Form form, String kept) {
        var language = Optional.ofNullable(link.language()).orElseGet(spoken::language);
        return new Told(language, then.apply(page, new Visit(link, language, form, kept, spoken)));
    }

    private Told invalid(HttpServletRequest request) {
        visitors.failed(request);
        return notValid();
    }

    /** Returns the page of a wrong link, which a used one shows too: so a link says nothing about another one. */
    private Told notValid() {
        return said(NOT_VALID, Wording.of("This link is not valid."),
                spoken.said(Wording.of("It may have expired, or it was used already. Ask whoever sent it for another one.")));
    }

    private Told failed(RuntimeException failure, HttpServletResponse response) {
        var problem = problems.of(failure);
        if (problem.status() == NOT_VALID) return notValid();
        if (failure instanceof Refusal refusal && refusal.retryAfter() != null)
            response.setHeader("Retry-After", String.valueOf(refusal.retryAfter().toSeconds()));
        return said(problem.status(), Wording.of("This page cannot be shown now."),
                Objects.requireNonNullElse(problem.detail(), problem.title()));
    }

    private Told said(int status, Wording heading, String text) {
        var language = spoken.language();
        var title = spoken.said(heading, language);
        var body = List.<Markup>of(Markup.of("h1", Markup.text(title)), Markup.of("p", Markup.text(text)));
        return new Told(language, new PageAnswer(status, title, body, null, null, null));
    }

    private LinkedPage page(HttpServletRequest request) {
        var letter = request.getServletPath().substring(1);
        return pages.stream().filter(page -> page.purpose().letter().equals(letter)).findFirst().orElseThrow(NotFound::here);
    }

    private static String token(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    private static String id(HttpServletRequest request) {
        return Exchange.current(request).requestId();
    }
}
