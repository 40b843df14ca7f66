package io.perennial.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request without the headers by which a caller chooses an answer, because our own code reads them. */
final class WithoutWishes extends HttpServletRequestWrapper {
    static final String ATTRIBUTE = AcceptedTypes.class.getName();
    private static final List<String> HIDDEN = List.of("Accept", "Accept-Language", "Accept-Charset");

    WithoutWishes(HttpServletRequest request) {
        super(request);
        request.setAttribute(ATTRIBUTE, AcceptedTypes.of(Collections.list(request.getHeaders("Accept"))));
    }

    private static boolean isHidden(String name) {
        return HIDDEN.stream().anyMatch(name::equalsIgnoreCase);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(Collections.list(super.getHeaderNames()));
        names.removeIf(WithoutWishes::isHidden);
        return Collections.enumeration(names);
    }
}
