package io.perennial.app.shape.ugly.accounts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Ugly: takes from another class what EclipseLink looks for here. */
@Converter(autoApply = true)
class HeirConverter extends SharedSteps<Integer> implements AttributeConverter<Integer, String> {
}
