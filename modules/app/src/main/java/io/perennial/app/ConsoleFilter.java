package io.perennial.app;

import io.perennial.platform.http.SignedAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Serves the console: its files, and its page at each address that a browser opens and that is not reserved for the server, because the
 * console has its own addresses. It answers from memory and reads no body, so it costs the server little, however often it is asked.
 */
public class ConsoleFilter extends HttpFilter {
    /** The first parts of addresses that belong to the server. */
    private static final Set<String> RESERVED =
            Set.of("api", "docs", "openapi", "openapi.json", "openapi.yaml", "health", "metrics", "refusals", "WEB-INF", "META-INF");

    /** Lets the browser run and load nothing but the console's own files, and lets scripts create no markup from text. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static final String LEFT_OUT =
            "This Perennial was built without its console (-Dperennial.console=false). The reference of the API is at /docs/.\n";

    private static final Map<String, String> OF_THE_PAGE = Map.of(
            "Content-Security-Policy", POLICY,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private transient ConsoleFiles files = new ConsoleFiles(Map.of());

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        files = ConsoleFiles.of(ConsoleFilter.class.getClassLoader());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(1);
        var file = files.named(path);
        if (!isReading(request)) chain.doFilter(request, response);
        else if (path.equals("docs")) moved("/docs/", response);
        else if (file.isPresent()) asset(file.get(), path, request, response);
        else if (path.isEmpty() || isPage(path, request)) page(request, response, chain);
        else chain.doFilter(request, response);
    }

    /** Names no host. The container would name the one that the request claims. */
    private static void moved(String to, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", to);
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** A browser asks for HTML when a person opens an address. All others get a problem where nothing is. */
    private static boolean isPage(String path, HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html")
                && !RESERVED.contains(path.split("/", 2)[0]) && !SignedAddress.is("/" + path)
                && !path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    /** The name of a file in {@code assets/} contains its digest, so a browser may keep it. */
    private static void asset(ConsoleFiles.File file, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        send(file, request, response);
    }

    private void page(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var page = files.page();
        if (page.isEmpty() && !request.getRequestURI().equals("/")) {
            chain.doFilter(request, response);
            return;
        }
        OF_THE_PAGE.forEach(response::setHeader);
        send(page.isPresent() ? page.get() : ConsoleFiles.File.of("left-out.txt", LEFT_OUT.getBytes(StandardCharsets.UTF_8)), request,
                response);
    }

    private static void send(ConsoleFiles.File file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var accepted = request.getHeader("Accept-Encoding");
        boolean compressed = accepted != null && accepted.contains("gzip");
        var body = compressed ? file.compressed() : file.plain();
        response.setHeader("Vary", "Accept-Encoding, Accept");
        response.setContentType(file.type());
        if (compressed) response.setHeader("Content-Encoding", "gzip");
        response.setContentLength(body.length);
        if (request.getMethod().equals("GET")) response.getOutputStream().write(body);
    }
}
