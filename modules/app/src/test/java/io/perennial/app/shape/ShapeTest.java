package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.perennial.app.shape.ugly.ThingManager;
import io.perennial.kernel.ugly.UpsideDown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShapeTest {
    private static final double PACKAGE_PRIVATE = 0.45;

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("io.perennial");
    private final JavaClasses ugly = new ClassFileImporter().importClasses(ThingManager.class, ThingManager.Refused.class, UpsideDown.class);

    @TestFactory
    Stream<DynamicTest> our_classes_are_in_shape() {
        return ClassRule.ALL.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertEquals(List.of(), rule.broken().apply(ours).toList())));
    }

    @TestFactory
    Stream<DynamicTest> ugly_classes_are_not() {
        return ClassRule.ALL.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertTrue(rule.broken().apply(ugly).findAny().isPresent())));
    }

    @TestFactory
    Stream<DynamicTest> our_sources_are_in_shape() {
        return SourceRule.ALL.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertEquals(List.of(), rule.broken().toList())));
    }

    @TestFactory
    Stream<DynamicTest> ugly_sources_are_not() {
        return SourceRule.ALL.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertFalse(rule.broken(rule.ugly()).isEmpty())));
    }

    @Test
    void a_business_module_shows_others_little_of_itself() {
        var types = ours.stream().filter(type -> type.getPackageName().startsWith("io.perennial.accounts") && type.isTopLevelClass() && !type.getSimpleName().equals("package-info")).toList();
        var hidden = types.stream().filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();
        assertTrue(hidden >= PACKAGE_PRIVATE * types.size(), () -> hidden + " of " + types.size() + "; public: " + types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getSimpleName).sorted().toList());
    }
}
