package io.perennial.app.shape;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Finds the texts of all constraints on our records, with the names of limits as they are in an answer. */
final class ConstraintTexts {
    private final Set<String> texts = new TreeSet<>();

    private ConstraintTexts() {}

    static Set<String> of(Collection<Class<?>> types) {
        var found = new ConstraintTexts();
        for (var type : types) {
            found.on(type);
            for (var field : type.getDeclaredFields()) {
                found.on(field);
                found.in(field.getAnnotatedType());
            }
        }
        return found.texts;
    }

    private void in(AnnotatedType type) {
        on(type);
        if (type instanceof AnnotatedParameterizedType generic)
            for (var argument : generic.getAnnotatedActualTypeArguments()) in(argument);
    }

    private void on(AnnotatedElement element) {
        for (var annotation : element.getAnnotations())
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) add(annotation);
    }

    private void add(Annotation constraint) {
        var text = message(constraint);
        // The container's own texts say only that a value is required; see ValidationMessages.properties.
        if (text.startsWith("{jakarta.validation.constraints.Not")) return;
        var limit = constraint.annotationType().getSimpleName().endsWith("Min") ? "{min}" : "{max}";
        texts.add(text.replace("{value}", limit));
    }

    private static String message(Annotation constraint) {
        try {
            var message = constraint.annotationType().getMethod("message");
            message.setAccessible(true);
            return (String) message.invoke(constraint);
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("A constraint has a message: " + constraint, none);
        }
    }
}
