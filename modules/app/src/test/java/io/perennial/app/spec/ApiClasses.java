package io.perennial.app.spec;

import io.perennial.records.RecordCollection;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds our classes on the class path, so that a new record or resource is always checked. */
final class ApiClasses {
    private static final String ROOT = "io/perennial";

    private final List<Class<?>> all = places().flatMap(ApiClasses::names)
            .sorted()
            .<Class<?>>map(ApiClasses::load)
            .toList();

    /** Returns the public records, which can be part of the API; also those nested in a resource. */
    List<Class<?>> records() {
        return all(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()));
    }

    List<Class<?>> resources() {
        return all(type -> type.isAnnotationPresent(Path.class));
    }

    List<Class<?>> subtypes(Class<?> family) {
        return all(family::isAssignableFrom);
    }

    /** Returns the beans that describe one kind of record each. */
    List<Class<?>> collections() {
        return all(type -> RecordCollection.class.isAssignableFrom(type) && !type.isInterface());
    }

    /** Returns the beans of a type that static methods produce. */
    <T> List<T> produced(Class<T> type) {
        return all.stream().flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Produces.class) && method.getReturnType() == type)
                .map(method -> type.cast(answer(method)))
                .toList();
    }

    private static Object answer(Method method) {
        try {
            method.setAccessible(true);
            return method.invoke(null);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException("A bean that is only a description is produced by a static method: " + method, wrong);
        }
    }

    private List<Class<?>> all(Predicate<Class<?>> wanted) {
        return all.stream().filter(wanted).toList();
    }

    /** Returns the folders and jars of our modules, without those of their tests. */
    private static Stream<URL> places() {
        try {
            var places = Collections.list(ApiClasses.class.getClassLoader().getResources(ROOT));
            return places.stream()
                    .filter(place -> !place.getPath().contains("test-classes")
                            && !place.getPath().contains("-tests.jar"));
        } catch (IOException e) {
            throw new IllegalStateException("The class path cannot be read", e);
        }
    }

    private static Stream<String> names(URL place) {
        try {
            var uri = place.toURI();
            if (uri.getScheme().equals("file")) return names(java.nio.file.Path.of(uri)).stream();
            var jar = URI.create(uri.toString().substring(0, uri.toString().indexOf("!/")));
            try (var files = FileSystems.newFileSystem(jar, Map.of())) {
                return names(files.getPath(ROOT)).stream();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(place + " cannot be read", e);
        }
    }

    private static List<String> names(java.nio.file.Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> (ROOT + "/" + file).replace(".class", "").replace('/', '.'))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was found, but cannot be loaded", e);
        }
    }
}
