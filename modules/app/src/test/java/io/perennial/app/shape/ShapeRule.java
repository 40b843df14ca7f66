package io.perennial.app.shape;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * One rule about the shape of code.
 *
 * @param below the rule for the code whose modules stand below this package
 * @param complaint what it says, among others, about the ugly samples
 */
record ShapeRule(String name, Function<String, ArchRule> below, String complaint) {
    ShapeRule(String name, ArchRule everywhere, String complaint) {
        this(name, _ -> everywhere, complaint);
    }

    List<String> complaints(String root, JavaClasses classes) {
        return below.apply(root).evaluate(classes).getFailureReport().getDetails();
    }

    @Override
    public String toString() {
        return name;
    }
}
