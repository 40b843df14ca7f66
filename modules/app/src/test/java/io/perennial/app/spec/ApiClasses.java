package io.perennial.app.spec;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;

/** Our own classes on the class path, found by looking: a new record or resource cannot be forgotten here. */
final class ApiClasses {
    private final List<Class<?>> all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.perennial").stream()
            .filter(JavaClass::isTopLevelClass)
            .<Class<?>>map(JavaClass::reflect)
            .toList();

    /** What others may see, so what may be part of the API; also those that stand inside of a resource. */
    List<Class<?>> records() {
        return all(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()));
    }

    List<Class<?>> resources() {
        return all(type -> type.isAnnotationPresent(Path.class));
    }

    private List<Class<?>> all(Predicate<Class<?>> wanted) {
        return all.stream()
                .<Class<?>>mapMulti((type, each) -> {
                    each.accept(type);
                    List.of(type.getDeclaredClasses()).forEach(each);
                })
                .filter(wanted)
                .toList();
    }
}
