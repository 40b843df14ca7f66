package io.perennial.app.shape;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * A rule about the shape of code.
 *
 * @param below returns the rule for the code whose modules are below a package
 * @param complaint a text that it must report for the ugly samples
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
