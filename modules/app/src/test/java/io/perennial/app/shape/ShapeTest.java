package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {
    private static final String OURS = "io.perennial";
    private static final String UGLY = "io.perennial.app.shape.ugly";

    private static final JavaClasses OUR_CLASSES = new ClassFileImporter()
            .withImportOption(place -> !place.contains("test-classes") && !place.contains("-tests.jar"))
            .importPackages(OURS);
    private static final JavaClasses UGLY_CLASSES = new ClassFileImporter().importPackages(UGLY);

    static Stream<ShapeRule> rules() {
        return Stream
                .of(PackageRules.ALL, NameRules.ALL, ResourceRules.ALL, BeanRules.ALL, RefusalRules.ALL, SightShapes.ALL, FollowRules.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds_for_our_code(ShapeRule rule) {
        assertEquals("", String.join("\n", rule.complaints(OURS, OUR_CLASSES)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void fails_on_its_ugly_sample(ShapeRule rule) {
        var complaints = rule.complaints(UGLY, UGLY_CLASSES);
        assertTrue(complaints.stream().anyMatch(found -> found.contains(rule.complaint())), complaints::toString);
    }
}
