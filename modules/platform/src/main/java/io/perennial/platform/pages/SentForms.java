package io.perennial.platform.pages;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.requests.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Reads what a browser sends of a form. A form with a file is larger; the container keeps its parts on the disk. */
@ApplicationScoped
class SentForms {
    /** Enough for 10,000 Chinese characters, which take nine bytes each in a form. */
    private static final int LARGEST_FORM = 128 * 1024;
    private static final int MOST_PARTS = 20;

    /** A file of 25 MB, and the fields. */
    private static final int LARGEST_PARTS = 30 * 1024 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data";

    private final BodyLimit bodies;

    @Inject
    SentForms(BodyLimit bodies) {
        this.bodies = bodies;
    }

    /** @param files true if the form may have a file */
    Form read(HttpServletRequest request, boolean files) {
        var type = type(request);
        if (files && type.equals(PARTS)) return parts(request);
        if (!type.equals(FORM)) throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("This address does not accept this Content-Type.");
        return Form.read(new String(fields(request), StandardCharsets.UTF_8));
    }

    private static String type(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    }

    private byte[] fields(HttpServletRequest request) {
        var headers = new MultivaluedHashMap<String, String>();
        for (var name : List.of(HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_ENCODING))
            if (request.getHeader(name) != null) headers.putSingle(name, request.getHeader(name));
        return bodies.read(stream(request), headers, LARGEST_FORM);
    }

    private static InputStream stream(HttpServletRequest request) {
        try {
            return request.getInputStream();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** Browsers say the length of what they send. The container's own bounds (web.xml) are not enough: it reads larger requests to their end. */
    private static Form parts(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 || length > LARGEST_PARTS) throw RequestRefusal.TOO_LARGE.because("The file is too large.");
        try {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
            return form(request.getParts());
        } catch (IllegalStateException tooLarge) {
            throw RequestRefusal.TOO_LARGE.because("The file is too large.");
        } catch (IOException | ServletException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The request cannot be read.");
        }
    }

    private static Form form(Collection<Part> parts) throws IOException {
        if (parts.size() > MOST_PARTS) throw RequestRefusal.MALFORMED_REQUEST.because("The request cannot be read.");
        var fields = new HashMap<String, String>();
        var files = new HashMap<String, SentFile>();
        for (var part : parts) {
            var name = part.getSubmittedFileName();
            if (name == null) fields.putIfAbsent(part.getName(), field(part));
            else if (!name.isBlank() || part.getSize() > 0)
                files.putIfAbsent(part.getName(), SentFile.of(name, part.getSize(), part::getInputStream));
        }
        return new Form(fields, files);
    }

    private static String field(Part part) throws IOException {
        if (part.getSize() > LARGEST_FORM) throw RequestRefusal.TOO_LARGE.because("The file is too large.");
        try (var content = part.getInputStream()) {
            return Form.lines(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
