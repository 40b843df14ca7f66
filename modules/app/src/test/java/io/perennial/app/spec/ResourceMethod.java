package io.perennial.app.spec;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One operation as the code declares it. */
record ResourceMethod(Class<?> resource, Method method, String verb) {
    /** Returns the methods of a resource that handle requests. */
    static Stream<ResourceMethod> of(Class<?> resource) {
        return Stream.of(resource.getMethods())
                .flatMap(method -> verb(method).stream().map(verb -> new ResourceMethod(resource, method, verb)));
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .flatMap(annotation -> Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    /** Returns the path in the form of the specification: without patterns of parameters, one slash between parts. */
    String path() {
        var joined = "/" + path(resource) + "/" + path(method);
        return joined.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    Set<String> queryParameters() {
        var names = new TreeSet<String>();
        parameters().forEach(parameter -> Optional.ofNullable(parameter.getAnnotation(QueryParam.class))
                .ifPresent(p -> names.add(p.value())));
        return names;
    }

    Set<String> pathParameters() {
        var names = new TreeSet<String>();
        parameters().forEach(parameter -> Optional.ofNullable(parameter.getAnnotation(PathParam.class))
                .ifPresent(p -> names.add(p.value())));
        return names;
    }

    /** Returns the headers that it takes as parameters. */
    Set<String> headers() {
        var names = new TreeSet<String>();
        parameters().forEach(parameter -> Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                .ifPresent(p -> names.add(p.value())));
        return names;
    }

    /** Returns the method's parameters, and those in its parameter beans. */
    private List<AnnotatedElement> parameters() {
        var all = new ArrayList<AnnotatedElement>(List.of(method.getParameters()));
        Stream.of(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
                .forEach(parameter -> {
                    all.addAll(List.of(parameter.getType().getDeclaredFields()));
                    Stream.of(parameter.getType().getDeclaredConstructors())
                            .forEach(constructor -> all.addAll(List.of(constructor.getParameters())));
                });
        return all;
    }

    List<String> consumes() {
        var own = Optional.ofNullable(method.getAnnotation(Consumes.class))
                .or(() -> Optional.ofNullable(resource.getAnnotation(Consumes.class)));
        return own.map(consumes -> List.of(consumes.value())).orElse(List.of());
    }

    /** Returns the required permission. Finds Shiro's annotation by its name, so that this module does not depend on it. */
    Optional<String> permission() {
        return Stream.of(method.getAnnotations())
                .filter(annotation -> annotation.annotationType().getSimpleName().equals("RequiresPermissions"))
                .map(ResourceMethod::value)
                .findFirst();
    }

    private static String value(Annotation permissions) {
        try {
            return String.join(", ", (String[]) permissions.annotationType().getMethod("value").invoke(permissions));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(permissions + " has no value", e);
        }
    }

    boolean open() {
        return method.isAnnotationPresent(PermitAll.class);
    }

    @Override
    public String toString() {
        return verb + " " + path() + " (" + resource.getSimpleName() + "." + method.getName() + ")";
    }
}
