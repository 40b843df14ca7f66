package io.perennial.app.shape.ugly.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Ugly: inherits the methods and type arguments that EclipseLink looks for in the converter itself. */
@Converter(autoApply = true)
class HeirConverter extends SharedSteps<Integer> implements AttributeConverter<Integer, String> {
}
