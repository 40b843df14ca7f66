package io.perennial.app.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One value in JSON as the code declares it: a record's component, or an element of a list in it. */
record Component(String name, AnnotatedType type, List<Annotation> annotations) {
    /** Returns the components of a record that are in JSON. */
    static Stream<Component> of(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .map(Component::of);
    }

    private static Component of(RecordComponent component) {
        var annotations = new ArrayList<>(List.of(component.getAccessor().getAnnotations()));
        annotations.addAll(List.of(component.getAnnotatedType().getAnnotations()));
        annotations.addAll(List.of(component.getDeclaringRecord().getAnnotationsByType(JsonInclude.class)));
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        var name = renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
        return new Component(name, component.getAnnotatedType(), withTheirOwn(annotations));
    }

    /** Adds the constraints that one of our own constraints is composed of. */
    private static List<Annotation> withTheirOwn(List<Annotation> annotations) {
        var all = new ArrayList<>(annotations);
        annotations.stream()
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class))
                .forEach(annotation -> all.addAll(List.of(annotation.annotationType().getAnnotations())));
        return List.copyOf(all);
    }

    Class<?> raw() {
        return raw(type);
    }

    private static Class<?> raw(AnnotatedType type) {
        return switch (type.getType()) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
            default -> Object.class;
        };
    }

    /** Returns the element of a list or a map: its last type argument. */
    Component element() {
        if (type instanceof AnnotatedParameterizedType generic) {
            var arguments = generic.getAnnotatedActualTypeArguments();
            var last = arguments[arguments.length - 1];
            return new Component(name + "[]", last, withTheirOwn(List.of(last.getAnnotations())));
        }
        throw new IllegalStateException(name + " does not say what it has in it: " + type);
    }

    boolean nullable() {
        return has(Nullable.class);
    }

    /** Returns true if it is omitted from an answer when null. */
    boolean leftOutWhenNull() {
        return find(JsonInclude.class)
                .map(include -> include.value() == JsonInclude.Include.NON_NULL)
                .orElse(false);
    }

    boolean has(Class<? extends Annotation> kind) {
        return find(kind).isPresent();
    }

    <A extends Annotation> Optional<A> find(Class<A> kind) {
        return annotations.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** Finds a constraint by its simple name, so that this module does not depend on our own constraints. */
    Optional<Annotation> named(String simpleName) {
        return annotations.stream()
                .filter(annotation -> annotation.annotationType().getSimpleName().equals(simpleName))
                .findFirst();
    }
}
