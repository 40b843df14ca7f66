package io.perennial.app.shape;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.platform.spec.ApiDocument;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses a public type unless another package uses it, the server creates it, the API names it, or it is an id or an event. All other
 * types are package-private.
 */
final class NeededElsewhere extends ArchCondition<JavaClass> {
    private static final List<Class<? extends Annotation>> MADE_BY_THE_SERVER =
            List.of(ApplicationPath.class, Path.class, Provider.class, WebServlet.class, Interceptor.class);

    private static final Set<String> NAMED_IN_THE_API =
            ApiDocument.load().root().at("/components/schemas").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    private static final Pattern NAME = Pattern.compile("(?<=^import |^|>)io\\.perennial\\.[\\w.]+(?=[;<\\s])", Pattern.MULTILINE);
    private static final Set<String> NAMED = namedElsewhere();

    private final Set<JavaClass> needed = new HashSet<>();

    NeededElsewhere() {
        super("be needed in another package where they are public");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        for (var type : all) {
            if (isPublished(type)) needed.add(outermost(type));
            type.getDirectDependenciesFromSelf().stream()
                    .map(known -> known.getTargetClass().getBaseComponentType())
                    .filter(known -> !known.getPackageName().equals(type.getPackageName()))
                    .forEach(known -> needed.add(outermost(known)));
            if (type.isAnnotatedWith(Path.class)) type.getMethods().forEach(method -> method.getRawParameterTypes().forEach(this::add));
            if (NAMED_IN_THE_API.contains(type.getSimpleName())) add(type);
        }
        all.stream().filter(type -> NAMED.contains(type.getName())).forEach(needed::add);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (type.isNestedClass() || type.getSimpleName().equals("package-info") || !type.getModifiers().contains(JavaModifier.PUBLIC))
            return;
        if (!needed.contains(type))
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is public, and no other package needs it"));
    }

    private static boolean isPublished(JavaClass type) {
        return type.isAssignableTo(DomainEvent.class) || type.isAssignableTo(Id.class)
                || MADE_BY_THE_SERVER.stream().anyMatch(type::isAnnotatedWith);
    }

    /** Adds a type and the types of its fields. */
    private void add(JavaClass part) {
        var type = part.getBaseComponentType();
        if (!type.getPackageName().startsWith("io.perennial") || !needed.add(type)) return;
        needed.add(outermost(type));
        type.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream()).forEach(this::add);
    }

    /**
     * Returns the names that the launcher, tests and the server's files use. The launcher is built after this test, and tests are not among
     * our classes; therefore the imports of both are read.
     */
    private static Set<String> namedElsewhere() {
        try (var files = Files.walk(java.nio.file.Path.of(".."))) {
            var found = new HashSet<String>();
            for (var file : files.filter(
                    file -> file.toString().matches(".*/(launcher/src/main|src/test)/.*\\.java|.*/src/main/.*(\\.xml|/services/.*)"))
                    .toList())
                NAME.matcher(Files.readString(file)).results().map(MatchResult::group).forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClass outermost(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent()) outer = outer.getEnclosingClass().get();
        return outer;
    }
}
