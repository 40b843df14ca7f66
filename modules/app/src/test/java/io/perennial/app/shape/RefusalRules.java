package io.perennial.app.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.perennial.kernel.Refusal;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Rules for refusals: the reasons in the code are the problems in the specification. */
final class RefusalRules {
    private static final Path PROBLEMS = Path.of("..", "..", "api-specs", "problems");

    static final List<ShapeRule> ALL = List.of(
            new ShapeRule(
                    "every reason is explained in the specification",
                    classes()
                            .that()
                            .areEnums()
                            .and()
                            .areAssignableTo(Refusal.Reason.class)
                            .should(onTheWhole("be explained", RefusalRules::unexplained)),
                    "unexplained has no file"),
            new ShapeRule(
                    "every problem of the specification is a reason in the code",
                    classes()
                            .that()
                            .areEnums()
                            .and()
                            .areAssignableTo(Refusal.Reason.class)
                            .should(onTheWhole("be all there is", RefusalRules::unraised)),
                    "stale_version is no reason"));

    private RefusalRules() {}

    private static void unexplained(Set<String> reasons, ConditionEvents events) {
        var problems = problems();
        reasons.stream()
                .filter(reason -> !problems.contains(reason))
                .forEach(reason -> events.add(SimpleConditionEvent.violated(reason, reason + " has no file")));
    }

    private static void unraised(Set<String> reasons, ConditionEvents events) {
        problems().stream()
                .filter(problem -> !reasons.contains(problem))
                .forEach(problem -> events.add(SimpleConditionEvent.violated(problem, problem + " is no reason")));
    }

    private static Set<String> problems() {
        var files = Objects.requireNonNull(PROBLEMS.toFile().listFiles(), () -> "There is no folder " + PROBLEMS);
        return Arrays.stream(files)
                .map(File::getName)
                .map(name -> name.replace(".yaml", ""))
                .collect(Collectors.toSet());
    }

    private static ArchCondition<JavaClass> onTheWhole(String wish, BiConsumer<Set<String>, ConditionEvents> comparison) {
        return new ArchCondition<>(wish) {
            private Set<String> reasons = Set.of();

            @Override
            public void init(Collection<JavaClass> enums) {
                reasons = enums.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                        .map(JavaField::getName)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                // Nothing to check for a single type; finish() checks all of them together.
            }

            @Override
            public void finish(ConditionEvents events) {
                comparison.accept(reasons, events);
            }
        };
    }
}
