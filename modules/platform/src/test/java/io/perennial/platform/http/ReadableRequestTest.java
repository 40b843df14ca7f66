package io.perennial.platform.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests requests of HTTP/2 clients, which the suite over HTTP cannot send. That suite tests the refusals. */
class ReadableRequestTest {
    private final ReadableRequest readable = new ReadableRequest();

    @Test
    void one_length_tells_where_a_body_ends() throws IOException {
        assertTrue(isReadable("HTTP/1.1", Map.of("Content-Length", List.of("17"))));
    }

    @Test
    void in_http_2_the_frames_tell_it_whatever_the_server_makes_of_the_headers() throws IOException {
        assertTrue(isReadable("HTTP/2.0", Map.of("Content-Length", List.of("17", "17"), "Transfer-Encoding", List.of("chunked"))));
    }

    private boolean isReadable(String protocol, Map<String, List<String>> headers) throws IOException {
        return readable.check(
                as(HttpServletRequest.class, (method, name) -> switch (method) {
                    case "getProtocol" -> protocol;
                    case "getRequestURI" -> "/api/v1/accounts";
                    case "getHeaders" ->
                        Collections.enumeration(headers.getOrDefault(name, name.equals("Host") ? List.of("localhost:8080") : List.of()));
                    default -> null;
                }),
                as(HttpServletResponse.class, (method, name) -> null));
    }

    private interface Answers {
        @Nullable
        Object to(String method, @Nullable Object argument);
    }

    private static <T> T as(Class<T> type, Answers answers) {
        var loader = ReadableRequestTest.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method.getName(), arguments == null ? null : arguments[0])));
    }
}
