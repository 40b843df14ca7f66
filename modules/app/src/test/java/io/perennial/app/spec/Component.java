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

/** What the code says of one value that travels as JSON: a record's component, or an element of a list in it. */
record Component(String name, AnnotatedType type, List<Annotation> annotations) {
    /** The components of a record that travel. */
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

    /** A constraint of our own may be made of others, which then count as well. */
    private static List<Annotation> withTheirOwn(List<Annotation> annotations) {
        var all = new ArrayList<>(annotations);
        annotations.stream()
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class))
                .forEach(annotation ->
                        all.addAll(List.of(annotation.annotationType().getAnnotations())));
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

    /** What a list or a map has in it: its last type argument. */
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

    /** Whether it is left out of an answer rather than written as null. */
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

    /** A constraint of our own, which this module need not know: by its simple name. */
    Optional<Annotation> named(String simpleName) {
        return annotations.stream()
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals(simpleName))
                .findFirst();
    }
}
