package io.perennial.app.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.perennial.kernel.Modules;
import java.util.List;

/** Rules for packages: their dependencies and the types that they publish. */
final class PackageRules {
    private static final List<String> MODULES = Modules.onClassPath().names();

    static final List<ShapeRule> ALL = List.of(
            new ShapeRule(
                    "a module knows only the modules below it",
                    root -> classes().should(dependDownwards(root)),
                    "kernel.Upward"),
            new ShapeRule(
                    "no package knows itself by way of another",
                    root -> slices().matching(root + ".(**)").should().beFreeOfCycles(),
                    "Cycle detected: Slice accounts"),
            new ShapeRule(
                    "no wing of the platform knows itself by way of another",
                    root -> slices().matching(root + ".platform.(*)..").should().beFreeOfCycles(),
                    "Cycle detected: Slice events"),
            new ShapeRule(
                    "each class of the platform lies in a wing",
                    root -> noClasses().that().doNotHaveSimpleName("package-info").should().resideInAPackage(root + ".platform"),
                    "platform.Stray"),
            new ShapeRule(
                    "no type is shown that no other package needs",
                    _ -> classes().should(new NeededElsewhere()),
                    "TenantCustomer is public"));

    private PackageRules() {}

    private static ArchCondition<JavaClass> dependDownwards(String root) {
        return new ArchCondition<>("depend on modules below only") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = height(type, root);
                if (own < 0) events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no known module"));
                type.getDirectDependenciesFromSelf().stream()
                        .filter(known -> height(known.getTargetClass().getBaseComponentType(), root) > own)
                        .forEach(known -> events.add(SimpleConditionEvent.violated(known, known.getDescription())));
            }
        };
    }

    /** Returns the position of the type's module among the modules; -1 if the module is not ours. */
    private static int height(JavaClass type, String root) {
        if (!type.getName().startsWith(root + ".")) return -1;
        return MODULES.indexOf(type.getName().substring(root.length() + 1).split("\\.")[0]);
    }
}
