package io.perennial.platform.json;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Lets every field be validated. Only bodies are, and they are records; the usual resolver would ask EclipseLink of each
 * field of each of them whether it has been loaded from the database.
 */
public class AllLoaded implements TraversableResolver {
    @Override
    public boolean isReachable(Object object, Path.Node property, Class<?> root, Path path, ElementType type) {
        return true;
    }

    @Override
    public boolean isCascadable(Object object, Path.Node property, Class<?> root, Path path, ElementType type) {
        return true;
    }
}
