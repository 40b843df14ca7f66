package io.perennial.platform.json;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * Allows the validation of all fields. Only request bodies are validated, and they are records. The default resolver would ask
 * EclipseLink for each field whether it has been loaded from the database.
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
