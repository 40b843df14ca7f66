package io.perennial.api.made;

import io.perennial.api.Answer;
import io.perennial.api.PerennialApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is not yet sent. */
public record Ask(String method, String target, Map<String, String> headers, @Nullable String type, @Nullable String body) {
    /** A server, or in the tests of these tests a fake one that reveals too much. */
    public interface Server {
        Answer answer(Ask ask);
    }

    public static Server of(PerennialApi api) {
        return ask -> {
            var client = api;
            for (var header : ask.headers().entrySet()) client = client.with(header.getKey(), header.getValue());
            return client.send(ask.method(), ask.target(), ask.type(), ask.body());
        };
    }
}
