package io.perennial.app.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.Converter;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for beans: their injection, their state and their transactions. */
final class BeanRules {
    /** The kinds of transaction that Tenancy gives a tenant. Any other kind would run without one. */
    private static final Set<TxType> WALLED = Set.of(TxType.REQUIRED, TxType.REQUIRES_NEW, TxType.NOT_SUPPORTED);

    static final List<ShapeRule> ALL = List.of(
            new ShapeRule(
                    "a transaction is of a kind that the wall knows", classes().should(beWalled()), "MANDATORY"),
            new ShapeRule(
                    "what is injected is package-private",
                    fields().that()
                            .areAnnotatedWith(Inject.class)
                            .or()
                            .areAnnotatedWith(Resource.class)
                            .or()
                            .areAnnotatedWith(PersistenceContext.class)
                            .should()
                            .bePackagePrivate(),
                    "BareResource.injected"),
            new ShapeRule(
                    // A listener's progress is stored under its name. Two listeners with one name would each receive half of the events.
                    "each listener has a name and no two have the same", classes().should(beHeardByTheirOwnName()),
                    "Echo hears under the name of"),
            new ShapeRule(
                    // EclipseLink takes a superclass's type arguments for the interface's and then applies the converter to nothing.
                    "a converter inherits from nothing", classes().that().areAnnotatedWith(Converter.class).should(inheritNothing()),
                    "HeirConverter"),
            new ShapeRule(
                    "nothing static can be set", fields().that().areStatic().should().beFinal(), "BareResource.calls"));

    private BeanRules() {}

    private static ArchCondition<JavaClass> beWalled() {
        return new ArchCondition<>("be transactional as the wall knows it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                kind(type, type.getName(), events);
                type.getMethods().forEach(method -> kind(method, method.getFullName(), events));
            }
        };
    }

    private static ArchCondition<JavaClass> inheritNothing() {
        return new ArchCondition<>("inherit from nothing") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var parent = type.getRawSuperclass().filter(above -> !above.isEquivalentTo(Object.class));
                parent.ifPresent(
                        above -> events.add(SimpleConditionEvent.violated(type, type.getName() + " inherits from " + above.getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> beHeardByTheirOwnName() {
        return new ArchCondition<>("hear under a name that no other listener has") {
            private final Map<String, JavaClass> named = new HashMap<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!listens(type)) return;
                if (type.isAnnotatedWith(ListensAs.class)) check(type, type.getAnnotationOfType(ListensAs.class).value(), events);
                else events.add(SimpleConditionEvent.violated(type, type.getName() + " hears under no name"));
            }

            private void check(JavaClass type, String name, ConditionEvents events) {
                var other = named.putIfAbsent(name, type);
                if (other != null)
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " hears under the name of " + other.getName()));
            }
        };
    }

    private static boolean listens(JavaClass type) {
        return type.getMethods().stream().flatMap(method -> method.getParameters().stream())
                .anyMatch(parameter -> parameter.isAnnotatedWith(Observes.class) && parameter.getRawType().isEquivalentTo(Happened.class));
    }

    private static void kind(CanBeAnnotated place, String name, ConditionEvents events) {
        if (!place.isAnnotatedWith(Transactional.class)) return;
        var kind = switch (place) {
            case JavaClass type -> type.getAnnotationOfType(Transactional.class).value();
            case JavaMember member ->
                member.getAnnotationOfType(Transactional.class).value();
            default -> throw new IllegalArgumentException(name + " is neither type nor member");
        };
        if (!WALLED.contains(kind)) events.add(SimpleConditionEvent.violated(place, name + " is " + kind));
    }
}
