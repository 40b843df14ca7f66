package io.perennial.platform.access;

import io.perennial.kernel.Id;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.IdType;
import io.perennial.platform.requests.Reread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The operations that read one record by its id, {@code GET /collection/{id}}, each behind its own gate. */
@ApplicationScoped
class ReadOperations implements Reread {
    private static final String ROOT = "/api/v1/";

    private record Reading(Class<?> resource, Method method, Gate gate) {}

    /** By the address of the collection, below the API's root. */
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    /** Remembers the operation, if it reads one record by its id and takes nothing else. */
    void add(Class<?> resource, Method method, Gate gate) {
        var own = method.getAnnotation(Path.class);
        if (!method.isAnnotationPresent(GET.class)) return;
        if (method.getParameterCount() != 1 || !Id.class.isAssignableFrom(method.getParameterTypes()[0])) return;
        var path = resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        var collection = path.replaceFirst("/\\{[^/]*}$", "");
        if (!collection.equals(path) && !collection.contains("{")) readings.put(collection, new Reading(resource, method, gate));
    }

    @Override
    public boolean covers(String location) {
        return readings.containsKey(collection(location));
    }

    private static String collection(String location) {
        return location.substring(ROOT.length(), location.lastIndexOf('/'));
    }

    @Override
    public Object at(String location) {
        var reading = Objects.requireNonNull(readings.get(collection(location)));
        reading.gate().check(UnaryOperator.identity());
        var id = IdType.of(reading.method().getParameterTypes()[0])
                .parse(location.substring(location.lastIndexOf('/') + 1))
                .orElseThrow(NotFound::here);
        return read(reading, id);
    }

    private static Object read(Reading reading, Id id) {
        try {
            return reading.method().invoke(CDI.current().select(reading.resource()).get(), id);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException("It cannot be read: " + reading, refused);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("Operations are public: " + reading, hidden);
        }
    }
}
