package io.perennial.app.shape;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.perennial.kernel.Refusal;
import io.perennial.platform.ApiDocument;
import io.perennial.platform.Boundary;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule about compiled classes; it names those that break it. */
record ClassRule(String name, Function<JavaClasses, Stream<String>> broken) {
    private static final List<String> MODULES = List.of("kernel", "platform", "identity", "accounts", "app");
    private static final String HOLLOW = ".*(Impl|Manager|Helper|Utils?|Processor|Handler|Service|Dto|Mapper)";

    /** Who logs in has no tenant yet, so there is no transaction to begin. */
    private static final Set<String> WITHOUT_BOUNDARY = Set.of("SessionResource", "TokenResource", "LimitsResource");

    private static final Set<Transactional.TxType> KNOWN =
            Set.of(Transactional.TxType.REQUIRED, Transactional.TxType.REQUIRES_NEW, Transactional.TxType.NOT_SUPPORTED);

    static final List<ClassRule> ALL = List.of(
            new ClassRule("modules depend one way", classes -> each(classes, ClassRule::upward)),
            new ClassRule("nothing is injected into a private field", classes -> each(classes, ClassRule::hidden)),
            new ClassRule("names say what a thing is", classes -> names(classes, type -> type.getSimpleName().matches(HOLLOW))),
            new ClassRule("a resource is a boundary", classes -> names(classes, ClassRule::isUnbounded)),
            new ClassRule("every operation says who may call it", classes -> operations(classes).filter(ClassRule::isShutBySilence).map(Method::toString)),
            new ClassRule("a POST returns a Response, so that it can be replayed", classes -> operations(classes).filter(ClassRule::isUnrepeatable).map(Method::toString)),
            new ClassRule("a transaction is of a kind that Tenancy knows", classes -> each(classes, ClassRule::unknownKinds)),
            new ClassRule("every reason for a refusal is explained", ClassRule::unexplained));

    private static Stream<String> each(JavaClasses classes, Function<JavaClass, Stream<String>> rule) {
        return classes.stream().flatMap(rule);
    }

    private static Stream<String> names(JavaClasses classes, java.util.function.Predicate<JavaClass> broken) {
        return classes.stream().filter(broken).map(JavaClass::getName);
    }

    private static Stream<String> upward(JavaClass type) {
        var own = MODULES.indexOf(module(type));
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> MODULES.indexOf(module(dependency.getTargetClass())) > own)
                .map(Object::toString);
    }

    private static String module(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return type.getPackageName().startsWith("io.perennial.") ? parts[2] : "";
    }

    private static Stream<String> hidden(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(field -> field.isAnnotatedWith(Inject.class) || field.isAnnotatedWith(Resource.class) || field.isAnnotatedWith(PersistenceContext.class))
                .map(Object::toString);
    }

    private static boolean isUnbounded(JavaClass type) {
        return type.isAnnotatedWith(Path.class) && !type.isAnnotatedWith(Boundary.class) && !WITHOUT_BOUNDARY.contains(type.getSimpleName());
    }

    private static Stream<Method> operations(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> Stream.of(type.reflect().getMethods()))
                .filter(method -> Stream.of(method.getAnnotations()).anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    private static boolean isShutBySilence(Method method) {
        return !method.isAnnotationPresent(PermitAll.class)
                && Stream.of(method.getAnnotations()).noneMatch(annotation -> annotation.annotationType().getName().startsWith("org.apache.shiro.authz.annotation.Requires"));
    }

    private static boolean isUnrepeatable(Method method) {
        return method.isAnnotationPresent(POST.class) && !method.isAnnotationPresent(PermitAll.class) && method.getReturnType() != Response.class;
    }

    private static Stream<String> unknownKinds(JavaClass type) {
        var reflected = type.reflect();
        return Stream.concat(Stream.of(reflected), Stream.<AnnotatedElement>of(reflected.getDeclaredMethods()))
                .filter(element -> element.isAnnotationPresent(Transactional.class) && !KNOWN.contains(element.getAnnotation(Transactional.class).value()))
                .map(Object::toString);
    }

    /** Both ways: what is explained must also happen, or the explanation is of nothing. */
    private static Stream<String> unexplained(JavaClasses classes) {
        var explained = new ArrayList<String>();
        ApiDocument.load().root().path("x-problem-catalogue").fieldNames().forEachRemaining(explained::add);
        var reasons = classes.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(Refusal.Reason.class))
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
        return Stream.concat(
                reasons.stream().filter(reason -> !explained.contains(reason)).map(reason -> reason + " is not explained"),
                explained.stream().filter(code -> !reasons.contains(code)).map(code -> code + " is explained, but no reason"));
    }
}
